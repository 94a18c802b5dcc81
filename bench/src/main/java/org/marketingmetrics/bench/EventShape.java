package org.marketingmetrics.bench;

import java.time.LocalDate;

/**
 * How many events, of how many people.
 *
 * @param events of all people; people have some more or fewer than the mean
 * @param people an even number
 */
record EventShape(long events, int people) {
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  static final int DAYS = 90;
  static final int CAMPAIGNS = 100;

  private static final long MILLION = 1_000_000;

  /** Ten million events of 500,000 people. */
  static final EventShape FULL = new EventShape(10 * MILLION, 500_000);

  /** A tenth of it. */
  static final EventShape QUICK = new EventShape(MILLION, 50_000);

  /** The full one, unless the system property {@code bench.events} says {@code quick}. */
  static EventShape asked() {
    return "quick".equals(System.getProperty("bench.events")) ? QUICK : FULL;
  }

  int mean() {
    return Math.toIntExact(events / people);
  }

  @Override
  public String toString() {
    return "%,d events of %,d people, 12 kinds, %d campaigns, %d days"
        .formatted(events, people, CAMPAIGNS, DAYS);
  }
}
