package org.marketingmetrics.server.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call with the mapped failure whatever way the failure takes: thrown from the handler,
 * given to its observer, or decided by a timer. The first end counts; what comes later is dropped.
 */
final class ErrorInterceptor implements ServerInterceptor {
  private final StatusMapper mapper;

  ErrorInterceptor(StatusMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    CallScope scope = CallScope.current();
    MappedCall<Q, R> mapped = new MappedCall<>(call, mapper, scope);
    ServerCall.Listener<Q> listener;
    try {
      listener = next.startCall(mapped, headers);
    } catch (RuntimeException | Error e) {
      mapped.fail(e);
      return new ServerCall.Listener<>() {};
    }
    return new FailingListener<>(listener, mapped);
  }

  private static final class FailingListener<Q> extends EachCallback<Q> {
    private final MappedCall<Q, ?> call;

    FailingListener(ServerCall.Listener<Q> next, MappedCall<Q, ?> call) {
      super(next);
      this.call = call;
    }

    @Override
    void around(Runnable callback) {
      try {
        callback.run();
      } catch (RuntimeException | Error e) {
        call.fail(e);
      }
    }

    @Override
    public void onMessage(Q message) {
      if (!call.failed()) {
        super.onMessage(message);
      }
    }

    @Override
    public void onHalfClose() {
      if (!call.failed()) {
        super.onHalfClose();
      }
    }
  }

  /** A call that several threads may end; gRPC's own allows only one thread at a time. */
  private static final class MappedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final StatusMapper mapper;
    private final @Nullable CallScope scope;
    private boolean closed;
    private volatile boolean failed;

    MappedCall(ServerCall<Q, R> call, StatusMapper mapper, @Nullable CallScope scope) {
      super(call);
      this.mapper = mapper;
      this.scope = scope;
    }

    boolean failed() {
      return failed;
    }

    void fail(Throwable thrown) {
      StatusMapper.Failure failure = mapper.map(thrown, scope);
      end(failure.status(), failure.trailers());
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
      if (!closed) {
        super.sendHeaders(headers);
      }
    }

    @Override
    public synchronized void sendMessage(R message) {
      if (!closed) {
        super.sendMessage(message);
      }
    }

    @Override
    public void close(Status status, Metadata trailers) {
      Throwable cause = unmapped(status);
      if (cause == null) {
        end(status, trailers);
      } else {
        fail(cause);
      }
    }

    /** What a handler gave to its observer and gRPC wrapped in a status of its own. */
    private static @Nullable Throwable unmapped(Status status) {
      return status.isOk() ? null : status.getCause();
    }

    private synchronized void end(Status status, Metadata trailers) {
      if (!closed) {
        closed = true;
        failed = !status.isOk();
        super.close(status, trailers);
      }
    }
  }
}
