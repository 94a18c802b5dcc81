package org.marketingmetrics.server.rpc;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Ends calls that have no end of their own when the server stops, so that it need not wait. One
 * that is at work ends when it has answered.
 */
final class OpenCallsInterceptor implements ServerInterceptor {
  private final Predicate<MethodDescriptor<?, ?>> endless;
  private final Set<OpenCall> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /**
   * What holds for all calls.
   *
   * @param endless methods whose calls have no end of their own
   */
  OpenCallsInterceptor(Predicate<MethodDescriptor<?, ?>> endless) {
    this.endless = endless;
  }

  /** A call, which callbacks and the stopping server may end at the same time. */
  private static final class OpenCall {
    private final ServerCall<?, ?> call;
    private boolean atWork;
    private boolean stopping;

    OpenCall(ServerCall<?, ?> call) {
      this.call = call;
    }

    void work(Runnable callback) {
      synchronized (this) {
        atWork = true;
      }
      try {
        callback.run();
      } finally {
        worked();
      }
    }

    private synchronized void worked() {
      atWork = false;
      if (stopping) {
        end();
      }
    }

    synchronized void stop() {
      stopping = true;
      if (!atWork) {
        end();
      }
    }

    private void end() {
      MetricsException stopped =
          MetricsException.of(
                  ErrorReason.SHUTTING_DOWN,
                  "the server is stopping; try again, another one answers")
              .build();
      call.close(Status.UNAVAILABLE.withCause(stopped), new Metadata());
    }
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!endless.test(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    OpenCall own = new OpenCall(call);
    open.add(own);
    if (stopping) {
      own.stop();
    }
    return new EachCallback<>(next.startCall(call, headers)) {
      @Override
      void around(Runnable callback) {
        own.work(callback);
      }

      @Override
      public void onCancel() {
        open.remove(own);
        super.onCancel();
      }

      @Override
      public void onComplete() {
        open.remove(own);
        super.onComplete();
      }
    };
  }

  /** Ends what is open and whatever comes after. */
  void stop() {
    stopping = true;
    open.forEach(OpenCall::stop);
  }
}
