package org.marketingmetrics.core.event.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventValue;
import org.marketingmetrics.core.event.Seeds;

/** Small histories of one person, dense where rules decide: ties, gaps at the timeout, midnight. */
final class RandomVisits {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Moscow"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"));

  /** An hour before clocks change in New York. */
  private static final long START = Instant.parse("2026-03-08T03:00:00Z").toEpochMilli();

  private final Random random;

  RandomVisits(long seed) {
    this.random = Seeds.random(seed);
  }

  ZoneId zone() {
    return ZONES.get(random.nextInt(ZONES.size()));
  }

  SessionRule rule() {
    int which = random.nextInt(SessionRule.PRESETS.size() + 3);
    if (which < SessionRule.PRESETS.size()) {
      return SessionRule.PRESETS.get(which);
    }
    return new SessionRule(
        "own",
        Duration.ofMinutes(1 + random.nextInt(60)),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean() ? Duration.ofMinutes(60 + random.nextInt(600)) : null,
        random.nextBoolean() ? 1 + random.nextInt(5) : null,
        Duration.ofHours(random.nextInt(30)),
        null,
        List.copyOf(EnumSet.allOf(BounceRule.class)).get(random.nextInt(3)));
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>();
    long at = START;
    int count = random.nextInt(25);
    for (int i = 0; i < count; i++) {
      at += gap();
      events.add(event("e" + random.nextInt(1_000) + "-" + i, at));
    }
    return events;
  }

  private long gap() {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> 1 + random.nextInt(5_000);
      case 2, 3 -> Duration.ofMinutes(random.nextInt(20)).toMillis();
      case 4 -> Duration.ofMinutes(30).toMillis();
      case 5 -> Duration.ofMinutes(30).toMillis() - 1;
      case 6 -> Duration.ofHours(random.nextInt(8)).toMillis();
      default -> Duration.ofHours(random.nextInt(40)).toMillis();
    };
  }

  private Event event(String id, long at) {
    EventKind kind = kind();
    boolean clickLog = kind.isClickLog();
    boolean tagged = clickLog || random.nextInt(3) == 0;
    return new Event(
        "u",
        at,
        id,
        kind,
        tagged ? "camp" + random.nextInt(3) : null,
        !clickLog && random.nextInt(4) == 0 ? Event.DIRECT : "paid_search",
        random.nextInt(5) == 0 ? null : "P" + random.nextInt(3),
        clickId(clickLog),
        kind.equals(EventKind.PURCHASE) ? new EventValue(random.nextInt(100), "EUR") : null,
        new TreeMap<>(),
        !clickLog && random.nextInt(6) == 0);
  }

  private EventKind kind() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> EventKind.CLICK;
      case 2 -> EventKind.LISTING_CLICK;
      case 3 -> EventKind.PURCHASE;
      default -> EventKind.PAGE_VIEW;
    };
  }

  private @Nullable String clickId(boolean clickLog) {
    return random.nextInt(clickLog ? 5 : 3) == 0 ? null : "k" + random.nextInt(6);
  }
}
