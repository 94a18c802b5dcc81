package org.marketingmetrics.server.rpc;

import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/** Gives every call an id, in its log lines, its response headers and its trailers. */
final class CallIdInterceptor implements ServerInterceptor {
  private final Clock clock;

  CallIdInterceptor(Clock clock) {
    this.clock = clock;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String id = CallScope.idFor(headers.get(CallScope.HEADER), clock);
    CallScope scope =
        new CallScope(
            id, call.getMethodDescriptor().getFullMethodName(), headers.get(CallScope.LANGUAGE));
    Context context = Context.current().withValue(CallScope.KEY, scope);
    AtomicReference<ServerCall.Listener<Q>> listener = new AtomicReference<>();
    scope.logged(
        () ->
            context.run(
                () -> listener.set(next.startCall(new IdentifiedCall<>(call, id), headers))));
    return new EachCallback<>(listener.get()) {
      @Override
      void around(Runnable callback) {
        scope.logged(() -> context.run(callback));
      }
    };
  }

  private static final class IdentifiedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final String id;

    IdentifiedCall(ServerCall<Q, R> call, String id) {
      super(call);
      this.id = id;
    }

    @Override
    public void sendHeaders(Metadata headers) {
      headers.discardAll(CallScope.HEADER);
      headers.put(CallScope.HEADER, id);
      super.sendHeaders(headers);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      trailers.discardAll(CallScope.HEADER);
      trailers.put(CallScope.HEADER, id);
      super.close(status, trailers);
    }
  }
}
