package org.marketingmetrics.server.rpc;

import io.grpc.stub.StreamObserver;

/** Ends calls. */
public final class Answers {
  private Answers() {}

  /** Sends the one answer of a call; failures are thrown instead. */
  public static <R> void send(StreamObserver<R> observer, R answer) {
    observer.onNext(answer);
    observer.onCompleted();
  }
}
