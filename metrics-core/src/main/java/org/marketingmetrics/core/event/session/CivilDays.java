package org.marketingmetrics.core.event.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Civil days of instants in one zone. It remembers between which changes of the offset it is, since
 * neighbouring instants mostly share it; so it belongs to one thread.
 */
public final class CivilDays {
  private static final long DAY = 86_400_000;

  private final ZoneRules rules;
  private long validFrom;
  private long validTo;
  private long offset;

  /** Days of a zone. */
  public CivilDays(ZoneId zone) {
    this.rules = zone.getRules();
    this.validFrom = 0;
    this.validTo = 0;
  }

  /**
   * The civil day of an instant.
   *
   * @param at milliseconds since 1970 UTC
   * @return days since 1970-01-01
   */
  public long of(long at) {
    if (at < validFrom || at >= validTo) {
      locate(at);
    }
    return Math.floorDiv(at + offset, DAY);
  }

  private void locate(long at) {
    Instant instant = Instant.ofEpochMilli(at);
    offset = rules.getOffset(instant).getTotalSeconds() * 1_000L;
    ZoneOffsetTransition next = rules.nextTransition(instant);
    ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
    validFrom = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
    validTo = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
  }
}
