package org.marketingmetrics.server.rpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * Lets the messages of a stream in one by one: the next is asked for when the one before is
 * answered and the client takes answers. So a stream holds one message, whatever its client sends
 * and however slowly it reads; what is not asked for waits in the client, but for one window of the
 * transport.
 *
 * <p>Callbacks of a call come one after the other, so this needs no lock.
 */
public final class PacedRequests {
  private final ServerCallStreamObserver<?> call;
  private boolean due;

  private PacedRequests(ServerCallStreamObserver<?> call) {
    this.call = call;
  }

  /**
   * Asks for the first message. To be called while the call is being set up.
   *
   * @param answers as the generated method got it
   */
  public static PacedRequests begin(StreamObserver<?> answers) {
    ServerCallStreamObserver<?> call = (ServerCallStreamObserver<?>) answers;
    PacedRequests requests = new PacedRequests(call);
    call.disableAutoRequest();
    call.setOnReadyHandler(requests::ready);
    // Without it an answer to a caller who has gone would be thrown back as a failure.
    call.setOnCancelHandler(() -> {});
    call.request(1);
    return requests;
  }

  /** The last message is answered: the next one may come. */
  public void next() {
    due = true;
    ready();
  }

  private void ready() {
    if (due && call.isReady()) {
      due = false;
      call.request(1);
    }
  }
}
