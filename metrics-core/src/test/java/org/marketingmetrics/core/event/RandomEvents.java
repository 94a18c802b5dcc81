package org.marketingmetrics.core.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events of a few people over three months, with all that an event can say. */
public final class RandomEvents {
  /** The first instant of all. */
  public static final long START = Instant.parse("2026-01-20T00:00:00Z").toEpochMilli();

  private static final long DAY = 86_400_000;

  private final Random random;

  /** Events of a seed. */
  public RandomEvents(long seed) {
    this.random = Seeds.random(seed);
  }

  /** Some events, in no order, each id once. */
  public List<Event> list(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event("e%d-%d".formatted(random.nextInt(1_000), i)));
    }
    return events;
  }

  /** One event. */
  public Event event(String id) {
    EventKind kind =
        random.nextInt(6) == 0
            ? new EventKind("custom:k" + random.nextInt(3))
            : EventKind.NAMED.get(random.nextInt(EventKind.NAMED.size()));
    SortedMap<String, String> properties = new TreeMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      properties.put("p" + random.nextInt(3), "v" + random.nextInt(4));
    }
    return new Event(
        "person-" + random.nextInt(12),
        START + random.nextInt(70) * DAY + random.nextInt(4) * (long) random.nextInt(1 << 24),
        id,
        kind,
        oneOf("camp", 5),
        random.nextInt(4) == 0 ? Event.DIRECT : oneOf("channel", 3),
        oneOf("/page/", 9),
        oneOf("click", 40),
        value(),
        properties,
        random.nextInt(9) == 0);
  }

  private @Nullable String oneOf(String prefix, int count) {
    int which = random.nextInt(count + 2);
    return which < count ? prefix + which : null;
  }

  private @Nullable EventValue value() {
    return switch (random.nextInt(4)) {
      case 0 -> new EventValue(random.nextLong() >> 2, null);
      case 1 -> new EventValue(random.nextInt(1 << 30), random.nextBoolean() ? "EUR" : "USD");
      default -> null;
    };
  }
}
