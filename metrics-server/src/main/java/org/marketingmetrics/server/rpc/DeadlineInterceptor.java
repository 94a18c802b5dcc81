package org.marketingmetrics.server.rpc;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.server.config.CallConfig;

/**
 * Gives every call a deadline, ends the call when it passes, and hands it down so that statements
 * do not outlive their call.
 */
final class DeadlineInterceptor implements ServerInterceptor {
  private final CallConfig times;
  private final ScheduledExecutorService timer;

  /**
   * What holds for all calls.
   *
   * @param timer ends calls; must not block
   */
  DeadlineInterceptor(CallConfig times, ScheduledExecutorService timer) {
    this.times = times;
    this.timer = timer;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Deadline deadline =
        Deadline.after(time(call.getMethodDescriptor()).toNanos(), TimeUnit.NANOSECONDS);
    Context.CancellableContext context = Context.current().withDeadline(deadline, timer);
    context.addListener(ended -> endIfLate(ended, call), Runnable::run);
    Scope scope = new Scope(context, deadline, times.maxDeadline());
    AtomicReference<ServerCall.Listener<Q>> listener = new AtomicReference<>();
    try {
      scope.run(() -> listener.set(next.startCall(call, headers)));
    } catch (RuntimeException | Error e) {
      context.cancel(null);
      throw e;
    }
    return new TimedListener<>(listener.get(), scope);
  }

  /**
   * A stream of chunks goes on as long as there are any; it is each of them that has to be quick.
   */
  private Duration time(MethodDescriptor<?, ?> method) {
    boolean stream = method.getType() == MethodDescriptor.MethodType.BIDI_STREAMING;
    Duration most = stream ? times.streamDeadline() : times.maxDeadline();
    Deadline wanted = Context.current().getDeadline();
    if (wanted == null) {
      return stream ? most : times.defaultDeadline();
    }
    Duration left = Duration.ofNanos(wanted.timeRemaining(TimeUnit.NANOSECONDS));
    return left.compareTo(most) < 0 ? left : most;
  }

  private static void endIfLate(Context context, ServerCall<?, ?> call) {
    if (isLate(context.cancellationCause())) {
      call.close(Status.DEADLINE_EXCEEDED.withCause(CallDeadline.exceeded()), new Metadata());
    }
  }

  private static boolean isLate(@Nullable Throwable cause) {
    return cause instanceof TimeoutException;
  }

  private record Scope(Context.CancellableContext context, Deadline deadline, Duration most) {
    void run(Runnable part) {
      Duration left = Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
      context.run(() -> CallDeadline.within(left.compareTo(most) < 0 ? left : most, part));
    }
  }

  private static final class TimedListener<Q> extends EachCallback<Q> {
    private final Scope scope;

    TimedListener(ServerCall.Listener<Q> next, Scope scope) {
      super(next);
      this.scope = scope;
    }

    @Override
    void around(Runnable callback) {
      scope.run(callback);
    }

    @Override
    public void onCancel() {
      super.onCancel();
      scope.context().cancel(null);
    }

    @Override
    public void onComplete() {
      super.onComplete();
      scope.context().cancel(null);
    }
  }
}
