package org.marketingmetrics.core.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * The time by which the current call has to be answered. Who answers a call sets it around the
 * work; a store derives the timeout of every statement from it, and loops that take long ask {@link
 * #check} now and then.
 *
 * <p>It holds for the thread that set it and is not handed to threads started inside.
 */
public final class CallDeadline {
  /** Value of {@link System#nanoTime} at the deadline. */
  private static final ScopedValue<Long> NANOS = ScopedValue.newInstance();

  private CallDeadline() {}

  /** Does the work with this much time from now, or what is left of an outer deadline if less. */
  public static void within(Duration time, Runnable work) {
    ScopedValue.where(NANOS, earliest(time)).run(work);
  }

  /** As {@link #within(Duration, Runnable)}, with a result. */
  public static <T> T within(Duration time, Supplier<T> work) {
    return ScopedValue.where(NANOS, earliest(time)).<T, RuntimeException>call(work::get);
  }

  /** The time left, not positive once it is over; empty when there is no deadline. */
  public static Optional<Duration> remaining() {
    return NANOS.isBound()
        ? Optional.of(Duration.ofNanos(NANOS.get() - System.nanoTime()))
        : Optional.empty();
  }

  /**
   * Waits for what another thread does, for as long as the call has time.
   *
   * @param longest for how long when there is no deadline
   * @throws MetricsException DEADLINE_EXCEEDED; SHUTTING_DOWN when the wait is interrupted; with
   *     the reason of the work when that failed with one
   */
  public static <T> T await(Future<T> work, Duration longest) {
    try {
      return work.get(remaining().orElse(longest).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw exceeded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MetricsException.of(ErrorReason.SHUTTING_DOWN, "the server is stopping; try again")
          .cause(e)
          .build();
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    }
  }

  /** As it was thrown, since its reason tells the caller what to do. */
  private static RuntimeException failed(@Nullable Throwable cause) {
    return cause instanceof MetricsException known
        ? MetricsException.of(known.reason(), String.valueOf(known.getMessage()))
            .cause(known)
            .build()
        : new IllegalStateException("the work of another thread failed", cause);
  }

  /**
   * Goes on only while there is time.
   *
   * @throws MetricsException DEADLINE_EXCEEDED
   */
  public static void check() {
    if (NANOS.isBound() && NANOS.get() - System.nanoTime() <= 0) {
      throw exceeded();
    }
  }

  /** The failure of a call whose time is over. */
  public static MetricsException exceeded() {
    return MetricsException.of(
            ErrorReason.DEADLINE_EXCEEDED,
            "the time given to the call was not enough; ask for less or set a later deadline")
        .build();
  }

  private static long earliest(Duration time) {
    long now = System.nanoTime();
    long own = now + Math.min(time.toNanos(), Long.MAX_VALUE / 4);
    return NANOS.isBound() && NANOS.get() - own < 0 ? NANOS.get() : own;
  }
}
