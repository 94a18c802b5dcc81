package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.ObservationChunk;
import org.marketingmetrics.api.v1.ObservationChunkAnswer;
import org.marketingmetrics.api.v1.ObservationStreamOpened;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.StreamObservationsOptions;
import org.marketingmetrics.api.v1.StreamObservationsRequest;
import org.marketingmetrics.api.v1.StreamObservationsResponse;
import org.marketingmetrics.server.rpc.Failure;

/** One stream over one connection, as its client sees it. */
public final class ObservationStreamClient
    implements ClientResponseObserver<StreamObservationsRequest, StreamObservationsResponse> {
  private static final String DONE = "done";

  private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
  private final ClientCallStreamObserver<StreamObservationsRequest> requests;

  private ObservationStreamClient(Channel channel) {
    requests =
        (ClientCallStreamObserver<StreamObservationsRequest>)
            ChannelDataServiceGrpc.newStub(channel).streamObservations(this);
  }

  /** Nothing is sent yet, not even options. */
  public static ObservationStreamClient silent(Channel channel) {
    return new ObservationStreamClient(channel);
  }

  /** Begins a stream of the source {@code ads} in the workspace {@code acme}. */
  public static ObservationStreamClient open(Channel channel, String streamId) {
    return silent(channel).begin(options(streamId));
  }

  public static StreamObservationsOptions.Builder options(String streamId) {
    return StreamObservationsOptions.newBuilder()
        .setParent(Acme.NAME)
        .setSource("ads")
        .setSourceKind(SourceKind.SOURCE_KIND_AD_PLATFORM)
        .setStreamId(streamId);
  }

  public ObservationStreamClient begin(StreamObservationsOptions.Builder options) {
    requests.onNext(StreamObservationsRequest.newBuilder().setOptions(options).build());
    return this;
  }

  public static ObservationChunk chunk(long sequence, Row... rows) {
    return ObservationChunk.newBuilder()
        .setSequence(sequence)
        .addAllObservations(Arrays.stream(rows).map(Row::build).toList())
        .build();
  }

  public ObservationStreamClient send(ObservationChunk chunk) {
    requests.onNext(StreamObservationsRequest.newBuilder().setChunk(chunk).build());
    return this;
  }

  public ObservationStreamClient send(long sequence, Row... rows) {
    return send(chunk(sequence, rows));
  }

  /** True when gRPC takes another message without keeping it here. */
  public boolean isReady() {
    return requests.isReady();
  }

  private Object next() {
    try {
      Object next = received.poll(1, TimeUnit.MINUTES);
      assertThat(next).as("an answer in time").isNotNull();
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private StreamObservationsResponse answer() {
    Object next = next();
    if (next instanceof StatusRuntimeException failure) {
      throw failure;
    }
    return (StreamObservationsResponse) next;
  }

  /** Waits for the first message. */
  public ObservationStreamOpened opened() {
    StreamObservationsResponse answer = answer();
    assertThat(answer.hasOpened()).isTrue();
    return answer.getOpened();
  }

  /** Waits for the answer to a chunk; throws what ended the stream instead. */
  public ObservationChunkAnswer answered() {
    StreamObservationsResponse answer = answer();
    assertThat(answer.hasChunk()).isTrue();
    return answer.getChunk();
  }

  /** Waits for the failure that ends the stream, after nothing else. */
  public Failure failure() {
    return Failure.of(this::answer);
  }

  /** Ends the stream and waits until the server has ended it too. */
  public void close() {
    requests.onCompleted();
    assertThat(next()).isEqualTo(DONE);
  }

  /** The connection breaks. */
  public void breakOff() {
    requests.cancel("broken", null);
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<StreamObservationsRequest> unused) {}

  @Override
  public void onNext(StreamObservationsResponse answer) {
    received.add(answer);
  }

  @Override
  public void onError(Throwable failure) {
    received.add(failure);
  }

  @Override
  public void onCompleted() {
    received.add(DONE);
  }
}
