package org.marketingmetrics.server.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts and times every call and writes the one line about its end. */
final class TelemetryInterceptor implements ServerInterceptor {
  private final CallTelemetry telemetry;

  TelemetryInterceptor(CallTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    ObservedCall<Q, R> observed = new ObservedCall<>(call, telemetry);
    return new EachCallback<>(next.startCall(observed, headers)) {
      @Override
      void around(Runnable callback) {
        callback.run();
      }

      @Override
      public void onCancel() {
        observed.ended(Status.CANCELLED);
        super.onCancel();
      }
    };
  }

  private static final class ObservedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final CallTelemetry telemetry;
    private final String method;
    private final long start = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    ObservedCall(ServerCall<Q, R> call, CallTelemetry telemetry) {
      super(call);
      this.telemetry = telemetry;
      this.method = call.getMethodDescriptor().getFullMethodName();
      telemetry.started();
    }

    @Override
    public void close(Status status, Metadata trailers) {
      ended(status);
      super.close(status, trailers);
    }

    void ended(Status status) {
      if (ended.compareAndSet(false, true)) {
        telemetry.ended(method, status, System.nanoTime() - start);
      }
    }
  }
}
