package org.marketingmetrics.server.rpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** Ends calls that have no end of their own when the server stops, so that it need not wait. */
final class OpenCallsInterceptor implements ServerInterceptor {
  private final Set<ServerCall<?, ?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    open.add(call);
    if (stopping) {
      end(call);
    }
    return new EachCallback<>(next.startCall(call, headers)) {
      @Override
      void around(Runnable callback) {
        callback.run();
      }

      @Override
      public void onCancel() {
        open.remove(call);
        super.onCancel();
      }

      @Override
      public void onComplete() {
        open.remove(call);
        super.onComplete();
      }
    };
  }

  /** Ends what is open and whatever comes after. */
  void stop() {
    stopping = true;
    open.forEach(OpenCallsInterceptor::end);
  }

  private static void end(ServerCall<?, ?> call) {
    MetricsException stopping =
        MetricsException.of(
                ErrorReason.SHUTTING_DOWN, "the server is stopping; try again, another one answers")
            .build();
    call.close(Status.UNAVAILABLE.withCause(stopping), new Metadata());
  }
}
