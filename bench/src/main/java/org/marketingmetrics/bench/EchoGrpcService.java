package org.marketingmetrics.bench;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.bench.v1.EchoBytesRequest;
import org.marketingmetrics.bench.v1.EchoBytesResponse;
import org.marketingmetrics.bench.v1.EchoServiceGrpc;

/** Answers at once with messages that are made only once. */
final class EchoGrpcService extends EchoServiceGrpc.EchoServiceImplBase {
  private final Map<Integer, EchoBytesResponse> answers = new ConcurrentHashMap<>();
  private volatile AnalyzeFunnelResponse funnel = AnalyzeFunnelResponse.getDefaultInstance();

  /** The answer of EchoFunnel from now on. */
  void answerWith(AnalyzeFunnelResponse answer) {
    funnel = answer;
  }

  @Override
  public void echoFunnel(
      AnalyzeFunnelRequest request, StreamObserver<AnalyzeFunnelResponse> observer) {
    observer.onNext(funnel);
    observer.onCompleted();
  }

  @Override
  public void echoBytes(EchoBytesRequest request, StreamObserver<EchoBytesResponse> observer) {
    observer.onNext(
        answers.computeIfAbsent(
            request.getAnswerBytes(),
            bytes ->
                EchoBytesResponse.newBuilder()
                    .setPayload(ByteString.copyFrom(new byte[bytes]))
                    .build()));
    observer.onCompleted();
  }
}
