package org.marketingmetrics.bench;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The questions of a benchmark, the same for the same seed. Of ten, five are about one campaign,
 * three about one channel, two about everything; four are about the 7, 28 or 90 days before some
 * day, three about one to twelve whole months, two about any stretch of days, and one about all
 * days.
 */
final class FunnelMix {
  static final String WORDS =
      "5/10 one campaign, 3/10 one channel, 2/10 everything; 4/10 last 7, 28 or 90 days, 3/10 whole"
          + " months, 2/10 any stretch, 1/10 all days";

  private static final int[] WINDOWS = {7, 28, 90};

  private final Shape shape;
  private final SplittableRandom random;

  FunnelMix(Shape shape, long seed) {
    this.shape = shape;
    this.random = new SplittableRandom(seed);
  }

  /** That many different questions, or fewer where the workspace is too small for so many. */
  List<Funnel> different(int wanted) {
    Set<Funnel> questions = new LinkedHashSet<>();
    for (int tries = 0; questions.size() < wanted && tries < 10 * wanted; tries++) {
      questions.add(next());
    }
    return new ArrayList<>(questions);
  }

  /** The next question, which may be one of those before. */
  Funnel next() {
    int channel = random.nextInt(shape.channels());
    int campaign = random.nextInt(shape.campaigns());
    int part = random.nextInt(10);
    LocalDate[] days = days();
    return new Funnel(
        part < 8 ? shape.channel(channel) : null,
        part < 5 ? shape.campaign(channel, campaign) : null,
        days[0],
        days[1]);
  }

  private LocalDate[] days() {
    int kind = random.nextInt(10);
    LocalDate day = Shape.FIRST_DAY.plusDays(random.nextInt(shape.days()));
    if (kind < 4) {
      int window = WINDOWS[random.nextInt(WINDOWS.length)];
      return clipped(day.minusDays(window - 1), day);
    }
    if (kind < 7) {
      LocalDate end = day.with(TemporalAdjusters.lastDayOfMonth());
      return clipped(day.withDayOfMonth(1).minusMonths(random.nextInt(12)), end);
    }
    if (kind < 9) {
      LocalDate other = Shape.FIRST_DAY.plusDays(random.nextInt(shape.days()));
      return day.isBefore(other) ? clipped(day, other) : clipped(other, day);
    }
    return clipped(Shape.FIRST_DAY, shape.lastDay());
  }

  private LocalDate[] clipped(LocalDate first, LocalDate last) {
    return new LocalDate[] {
      first.isBefore(Shape.FIRST_DAY) ? Shape.FIRST_DAY : first,
      last.isAfter(shape.lastDay()) ? shape.lastDay() : last
    };
  }
}
