package org.marketingmetrics.bench;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventValue;

/**
 * Makes up what people do that looks like what people do: visits some days apart, each by one
 * campaign, beginning with a click or a page, steps seconds to minutes apart. What a person does
 * depends on the seed and the person alone, so any order gives the same events.
 */
final class EventGenerator {
  /** Changed together with anything that changes events, so that kept data are not mistaken. */
  static final long SEED = 20_260_101;

  static final String PLAN = "plan";

  private static final EventKind[] KINDS = {
    EventKind.PAGE_VIEW,
    new EventKind("engagement"),
    new EventKind("add_to_cart"),
    new EventKind("cta_click"),
    new EventKind("checkout"),
    EventKind.PURCHASE,
    EventKind.LEAD,
    EventKind.LISTING_CLICK,
    new EventKind("custom:search"),
    new EventKind("custom:filter"),
    new EventKind("custom:share"),
  };

  /** Shares of the kinds above after the first event of a visit, adding up to 1. */
  private static final double[] SHARES = {
    0.42, 0.13, 0.12, 0.07, 0.06, 0.04, 0.02, 0.03, 0.05, 0.04, 0.02
  };

  private static final String[] PLANS = {"free", "basic", "silver", "gold"};
  private static final String[] DEVICES = {"phone", "desktop", "tablet"};
  private static final String[] CHANNELS = {"paid_search", "email", "social", "direct", "seo"};

  private static final double CLICK = 0.45;
  private static final double NEW_VISIT = 0.22;
  private static final int PAGES = 200;
  private static final long LONGEST_STEP = 240_000;
  private static final long BEGIN =
      EventShape.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  private static final long SPAN = EventShape.DAYS * 86_400_000L;

  /** What an event says. */
  enum Detail {
    /** Person, time, kind and campaign. */
    FOUR,
    /** The free property {@code plan}, too. */
    SLIM,
    /** Page, channel, value, click id and two free properties, too. */
    FULL
  }

  private final EventShape shape;
  private final Detail detail;

  EventGenerator(EventShape shape, Detail detail) {
    this.shape = shape;
    this.detail = detail;
  }

  static String name(int person) {
    return "user-%07d".formatted(person);
  }

  /** Pairs of people have twice the mean, one as many more as the other has fewer. */
  private int events(int person) {
    int more = random(person / 2, 1).nextInt(shape.mean());
    return person % 2 == 0 ? shape.mean() + more : shape.mean() - more;
  }

  private static SplittableRandom random(int person, int what) {
    return new SplittableRandom((SEED * 1_000_003 + person) * 31 + what);
  }

  /** All a person does, in the order of time. */
  List<Event> of(int person) {
    SplittableRandom random = random(person, 2);
    int count = events(person);
    List<Event> events = new ArrayList<>(count);
    long at = 0;
    String campaign = "";
    String channel = "";
    long[] starts = starts(random, count);
    int visit = 0;
    for (int i = 0; i < count; i++) {
      boolean first = i == 0 || (visit < starts.length && random.nextDouble() < NEW_VISIT);
      if (first) {
        at = Math.max(at + 1, starts[visit++]);
        campaign = "campaign-%02d".formatted(campaign(random));
        channel = CHANNELS[random.nextInt(CHANNELS.length)];
      } else {
        at += 500 + random.nextLong(LONGEST_STEP);
      }
      EventKind kind = first && random.nextDouble() < CLICK ? EventKind.CLICK : kind(random);
      events.add(event(person, i, BEGIN + Math.min(at, SPAN - count + i), kind, campaign, channel));
    }
    return events;
  }

  private static long[] starts(SplittableRandom random, int count) {
    return random.longs(Math.max(1, count / 4), 0, SPAN - 86_400_000L).sorted().toArray();
  }

  /** Few campaigns bring most visits. */
  private static int campaign(SplittableRandom random) {
    double u = random.nextDouble();
    return (int) (EventShape.CAMPAIGNS * u * u);
  }

  private static EventKind kind(SplittableRandom random) {
    double u = random.nextDouble();
    int kind = 0;
    while (kind < KINDS.length - 1 && u >= SHARES[kind]) {
      u -= SHARES[kind++];
    }
    return KINDS[kind];
  }

  private Event event(
      int person, int number, long at, EventKind kind, String campaign, String channel) {
    SplittableRandom random = random(person, 1_000 + number);
    TreeMap<String, String> properties = new TreeMap<>();
    boolean full = detail == Detail.FULL;
    if (detail != Detail.FOUR) {
      properties.put(PLAN, PLANS[person % PLANS.length]);
    }
    if (full) {
      properties.put("device", DEVICES[random.nextInt(DEVICES.length)]);
    }
    return new Event(
        name(person),
        at,
        "%s-%03d".formatted(name(person), number),
        kind,
        campaign,
        full ? channel : null,
        full ? "/page/%03d".formatted(random.nextInt(PAGES)) : null,
        full && kind.isClickLog() ? Long.toHexString(random.nextLong()) : null,
        full ? value(kind, random) : null,
        properties,
        false);
  }

  private static @Nullable EventValue value(EventKind kind, SplittableRandom random) {
    return kind.equals(EventKind.PURCHASE)
        ? new EventValue(random.nextLong(100, 50_000) * 10_000, "EUR")
        : null;
  }
}
