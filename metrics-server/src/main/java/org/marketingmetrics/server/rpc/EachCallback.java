package org.marketingmetrics.server.rpc;

import io.grpc.ServerCall;

/** Does the same around every callback of a call; each may run on a thread of its own. */
abstract class EachCallback<Q> extends ServerCall.Listener<Q> {
  private final ServerCall.Listener<Q> next;

  EachCallback(ServerCall.Listener<Q> next) {
    this.next = next;
  }

  /** Runs the callback, with whatever belongs around it. */
  abstract void around(Runnable callback);

  @Override
  public void onMessage(Q message) {
    around(() -> next.onMessage(message));
  }

  @Override
  public void onHalfClose() {
    around(next::onHalfClose);
  }

  @Override
  public void onCancel() {
    around(next::onCancel);
  }

  @Override
  public void onComplete() {
    around(next::onComplete);
  }

  @Override
  public void onReady() {
    around(next::onReady);
  }
}
