package org.marketingmetrics.bench;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.marketingmetrics.bench.v1.EchoRequest;
import org.marketingmetrics.bench.v1.EchoResponse;
import org.marketingmetrics.bench.v1.EchoServiceGrpc;

/** Answers at once with a message that is made only once. */
final class EchoGrpcService extends EchoServiceGrpc.EchoServiceImplBase {
  private final Map<Integer, EchoResponse> answers = new ConcurrentHashMap<>();

  @Override
  public void echo(EchoRequest request, StreamObserver<EchoResponse> observer) {
    observer.onNext(
        answers.computeIfAbsent(
            request.getAnswerBytes(),
            bytes ->
                EchoResponse.newBuilder()
                    .setPayload(ByteString.copyFrom(new byte[bytes]))
                    .build()));
    observer.onCompleted();
  }
}
