package org.marketingmetrics.server.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** Refuses calls beyond what the server can hold in memory at once, and all once it stops. */
final class CallLimitInterceptor implements ServerInterceptor {
  private final int most;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean stopping;

  CallLimitInterceptor(int most) {
    this.most = most;
  }

  /** From now on every new call is told to go to another server. */
  void stop() {
    stopping = true;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (stopping) {
      throw MetricsException.of(
              ErrorReason.SHUTTING_DOWN, "the server is stopping; try again, another one answers")
          .build();
    }
    Permit permit = new Permit(inFlight);
    if (inFlight.incrementAndGet() > most) {
      permit.giveBack();
      throw MetricsException.of(
              ErrorReason.OVERLOADED, "the server answers as many calls as it can; try again later")
          .build();
    }
    try {
      return new PermittedListener<>(
          next.startCall(new PermittedCall<>(call, permit), headers), permit);
    } catch (RuntimeException | Error e) {
      permit.giveBack();
      throw e;
    }
  }

  private static final class Permit {
    private final AtomicInteger inFlight;
    private final AtomicBoolean given = new AtomicBoolean();

    Permit(AtomicInteger inFlight) {
      this.inFlight = inFlight;
    }

    void giveBack() {
      if (given.compareAndSet(false, true)) {
        inFlight.decrementAndGet();
      }
    }
  }

  /** Gives back before the caller hears the end, so that its next call finds the permit. */
  private static final class PermittedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final Permit permit;

    PermittedCall(ServerCall<Q, R> call, Permit permit) {
      super(call);
      this.permit = permit;
    }

    @Override
    public void close(Status status, Metadata trailers) {
      permit.giveBack();
      super.close(status, trailers);
    }
  }

  /** For calls that end without being closed by their handler: failed, cancelled, out of time. */
  private static final class PermittedListener<Q> extends EachCallback<Q> {
    private final Permit permit;

    PermittedListener(ServerCall.Listener<Q> next, Permit permit) {
      super(next);
      this.permit = permit;
    }

    @Override
    void around(Runnable callback) {
      try {
        callback.run();
      } catch (RuntimeException | Error e) {
        permit.giveBack();
        throw e;
      }
    }

    @Override
    public void onCancel() {
      permit.giveBack();
      super.onCancel();
    }

    @Override
    public void onComplete() {
      permit.giveBack();
      super.onComplete();
    }
  }
}
