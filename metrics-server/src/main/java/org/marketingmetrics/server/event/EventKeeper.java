package org.marketingmetrics.server.event;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.rollup.RollUpEvents;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs, again and again, what was recorded since, and then brings the sums of events in the
 * channel data up to it. Nothing is lost where it is cut short, and several servers may do it for
 * one database.
 */
final class EventKeeper {
  private static final Logger log = LoggerFactory.getLogger(EventKeeper.class);

  /** Small writes gather for so long; well within the minute that packing may lag behind. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

  /** Without new events for so long, those of a workspace have come to rest. */
  private static final Duration REST = Duration.ofMinutes(1);

  /** Adding up reads all events of a workspace, so it may take this part of the time at most. */
  private static final int PART_OF_TIME = 10;

  private final EventStore events;
  private final RollUpEvents rollUps;
  private final Runnable refresh;
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * By workspace whose chunks are not settled yet, the {@link System#nanoTime} of the last packing.
   */
  private final Map<WorkspaceId, Long> restless = new ConcurrentHashMap<>();

  /** By workspace, the {@link System#nanoTime} before which it is not added up again. */
  private final Map<WorkspaceId, Long> rests = new ConcurrentHashMap<>();

  /**
   * A keeper.
   *
   * @param refresh brings forward what this server keeps in memory
   */
  EventKeeper(EventStore events, RollUpEvents rollUps, Runnable refresh) {
    this.events = events;
    this.rollUps = rollUps;
    this.refresh = refresh;
  }

  /** Begins; the timer's end is its end. */
  void start(ScheduledExecutorService timer) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::begin, FIRST_PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The timer must not block. */
  private void begin() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name("events").start(this::run);
    }
  }

  private void run() {
    try {
      tolerating("events are packed later; they are readable all the same", this::pack);
      tolerating("timelines are brought forward later", refresh);
      tolerating("events are added up later", this::rollUp);
    } finally {
      busy.set(false);
    }
  }

  private static void tolerating(String consequence, Runnable work) {
    try {
      work.run();
    } catch (MetricsException e) {
      log.warn("{}: {}", consequence, e.getMessage());
    } catch (RuntimeException e) {
      log.error(consequence, e);
    }
  }

  private void pack() {
    for (WorkspaceId workspace : events.unpacked()) {
      int moved = 1;
      while (moved > 0) {
        moved = CallDeadline.within(LONGEST_TURN, () -> events.pack(workspace));
      }
      restless.put(workspace, System.nanoTime());
    }
    restless.forEach(
        (workspace, since) -> {
          if (System.nanoTime() - since >= REST.toNanos()) {
            var _ = CallDeadline.within(LONGEST_TURN, () -> events.settle(workspace));
            restless.remove(workspace);
          }
        });
  }

  private void rollUp() {
    for (WorkspaceId workspace : rollUps.pending()) {
      Long rest = rests.get(workspace);
      if (rest == null || System.nanoTime() - rest >= 0) {
        rollUp(workspace);
      }
    }
  }

  private void rollUp(WorkspaceId workspace) {
    long begin = System.nanoTime();
    tolerating(
        "the events of " + workspace.id() + " are added up later",
        () -> CallDeadline.within(LONGEST_TURN, () -> rollUps.run(workspace)));
    long end = System.nanoTime();
    rests.put(workspace, end + (end - begin) * PART_OF_TIME);
  }
}
