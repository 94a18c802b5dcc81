package org.marketingmetrics.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.CallDeadline;

/**
 * Lets callers who ask the same at the same time share one read of the database.
 *
 * <p>A caller only takes the answer of a read that began after it asked, so nobody hears of a state
 * older than the question. The first makes the read, once those who are ready to ask too have done
 * so and the read under way has ended; all who came meanwhile share it. A read that fails fails the
 * caller who made it; the others then read for themselves, because it may have failed for that
 * caller's own deadline.
 *
 * @param <K> what is asked
 * @param <V> the answer
 */
final class SharedReads<K, V> {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Function<K, V> read;
  private final ConcurrentHashMap<K, Turns<V>> turns = new ConcurrentHashMap<>();

  SharedReads(Function<K, V> read) {
    this.read = read;
  }

  /** One read, made by the caller who made this. */
  private static final class Read<V> {
    final CompletableFuture<V> answer = new CompletableFuture<>();
  }

  /** The read under way, and the one that callers wait for; one of them is there. */
  private record Turns<V>(@Nullable Read<V> running, @Nullable Read<V> waiting) {}

  /** The answer of a moment after the call. */
  V get(K key) {
    Read<V> mine = new Read<>();
    Turns<V> found = turns.compute(key, (same, old) -> enter(old, mine));
    if (found.waiting() == mine) {
      await(key, mine, found.running());
      return make(key, mine);
    }
    return follow(key, found.waiting());
  }

  private static <V> Turns<V> enter(@Nullable Turns<V> old, Read<V> mine) {
    if (old == null) {
      return new Turns<>(null, mine);
    }
    return old.waiting() == null ? new Turns<>(old.running(), mine) : old;
  }

  /** Lets others come, waits for the end of the read under way, then takes its place. */
  private void await(K key, Read<V> mine, @Nullable Read<V> running) {
    try {
      if (running == null) {
        letOthersAsk();
      } else {
        outcome(running);
      }
    } catch (ExecutionException e) {
      // Its caller hears of that.
    } catch (RuntimeException e) {
      leave(key, mine);
      mine.answer.completeExceptionally(e);
      throw e;
    }
    turns.put(key, new Turns<>(mine, null));
  }

  /** Calls that have arrived and not yet run ask now; nothing depends on whether they do. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void letOthersAsk() {
    Thread.yield();
  }

  private V make(K key, Read<V> mine) {
    try {
      V answer = read.apply(key);
      mine.answer.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      mine.answer.completeExceptionally(e);
      throw e;
    } finally {
      leave(key, mine);
    }
  }

  private void leave(K key, Read<V> mine) {
    turns.computeIfPresent(key, (same, old) -> without(old, mine));
  }

  private static <V> @Nullable Turns<V> without(Turns<V> old, Read<V> mine) {
    Read<V> running = old.running() == mine ? null : old.running();
    Read<V> waiting = old.waiting() == mine ? null : old.waiting();
    return running == null && waiting == null ? null : new Turns<>(running, waiting);
  }

  private V follow(K key, @Nullable Read<V> other) {
    try {
      if (other != null) {
        return outcome(other);
      }
    } catch (ExecutionException e) {
      // Perhaps for a reason that is not ours.
    }
    return read.apply(key);
  }

  private V outcome(Read<V> other) throws ExecutionException {
    try {
      return other.answer.get(
          CallDeadline.remaining().orElse(LONGEST_WAIT).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw CallDeadline.exceeded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlFault.UNAVAILABLE.failure(e);
    }
  }
}
