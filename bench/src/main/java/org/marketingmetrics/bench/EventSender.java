package org.marketingmetrics.bench;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.StreamEventsResponse;

/**
 * One stream of messages that are bytes already, a few of them under way at a time, so that the
 * client costs hardly anything on a machine that it shares with the server.
 */
final class EventSender implements StreamObserver<StreamEventsResponse> {
  private static final int UNDER_WAY = 2;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final MethodDescriptor<byte[], StreamEventsResponse> METHOD =
      EventServiceGrpc.getStreamEventsMethod().toBuilder(
              new Bytes(), EventServiceGrpc.getStreamEventsMethod().getResponseMarshaller())
          .build();

  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private final AtomicLong recorded;

  private EventSender(AtomicLong recorded) {
    this.recorded = recorded;
  }

  /** Messages as they are. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      throw new UnsupportedOperationException("only sent");
    }
  }

  /**
   * Sends chunks and waits for the last answer.
   *
   * @param recorded grows by the events of each chunk as it is acknowledged
   */
  static void send(Channel channel, List<byte[]> chunks, AtomicLong recorded) {
    EventSender sender = new EventSender(recorded);
    ClientCall<byte[], StreamEventsResponse> call =
        channel.newCall(METHOD, CallOptions.DEFAULT.withDeadlineAfter(LONGEST));
    StreamObserver<byte[]> requests = ClientCalls.asyncBidiStreamingCall(call, sender);
    requests.onNext(EventMessages.options());
    int open = 0;
    for (byte[] chunk : chunks) {
      if (open == UNDER_WAY) {
        sender.take();
        open--;
      }
      requests.onNext(chunk);
      open++;
    }
    requests.onCompleted();
    for (; open > 0; open--) {
      sender.take();
    }
  }

  private void take() {
    try {
      if (answers.take() instanceof Throwable failure) {
        throw new IllegalStateException("the stream broke", failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onNext(StreamEventsResponse answer) {
    recorded.addAndGet(answer.getOutcomes().getRecorded());
    answers.add(answer);
  }

  @Override
  public void onError(Throwable failure) {
    answers.add(failure);
  }

  @Override
  public void onCompleted() {}
}
