package org.marketingmetrics.server.event;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs, again and again, what was recorded since. Nothing is lost where it is cut short, and
 * several servers may do it for one database.
 */
final class EventPacker {
  private static final Logger log = LoggerFactory.getLogger(EventPacker.class);

  /** Small writes gather for so long; well within the minute that packing may lag behind. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

  private final EventStore events;
  private final AtomicBoolean busy = new AtomicBoolean();

  EventPacker(EventStore events) {
    this.events = events;
  }

  /** Begins; the timer's end is its end. */
  void start(ScheduledExecutorService timer) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::begin, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The timer must not block. */
  private void begin() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name("packer").start(this::run);
    }
  }

  private void run() {
    try {
      for (WorkspaceId workspace : events.unpacked()) {
        int moved = 1;
        while (moved > 0) {
          moved = CallDeadline.within(LONGEST_TURN, () -> events.pack(workspace));
        }
      }
    } catch (MetricsException e) {
      log.warn("events are packed later: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("events could not be packed; they are readable all the same", e);
    } finally {
      busy.set(false);
    }
  }
}
