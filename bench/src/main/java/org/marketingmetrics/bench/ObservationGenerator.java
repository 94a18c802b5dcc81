package org.marketingmetrics.bench;

import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Makes up days of campaigns that look like days of campaigns: each step has fewer than the one
 * before, weekends are weaker, December is stronger, channels and campaigns differ in size and
 * rates. A row depends on the seed and its own key alone, so any order gives the same rows.
 */
final class ObservationGenerator {
  /** Changed together with anything that changes rows, so that kept data are not mistaken. */
  static final long SEED = 20_230_101;

  private static final double[] WEEKDAY = {1.05, 1.1, 1.1, 1.08, 1.0, 0.82, 0.85};

  /** Shares of the step before: click, session, cart, checkout, order. */
  private static final double[] SHARES = {0.02, 0.85, 0.12, 0.45, 0.7};

  private static final long MEAN_IMPRESSIONS = 12_000;
  private static final long ORDER_CENTS = 5_400;
  private static final long CLICK_CENTS = 45;

  private final long seed;

  ObservationGenerator(long seed) {
    this.seed = seed;
  }

  GeneratedRow row(int channel, int campaign, LocalDate day) {
    SplittableRandom ofChannel = random(channel, -1, -1);
    SplittableRandom ofCampaign = random(channel, campaign, -1);
    SplittableRandom ofDay = random(channel, campaign, day.toEpochDay());
    double size = (0.3 + 1.4 * ofChannel.nextDouble()) * (0.2 + 1.6 * ofCampaign.nextDouble());
    long impressions =
        Math.round(MEAN_IMPRESSIONS * size * weekday(day) * season(day) * noise(ofDay));
    long[] steps = new long[SHARES.length];
    long before = impressions;
    for (int i = 0; i < SHARES.length; i++) {
      double share = SHARES[i] * (0.6 + 0.4 * ofChannel.nextDouble() + 0.4 * noise(ofCampaign));
      steps[i] = Math.min(before, Math.round(before * Math.min(1, share * noise(ofDay))));
      before = steps[i];
    }
    return new GeneratedRow(
        impressions,
        steps[0],
        steps[1],
        steps[2],
        steps[3],
        steps[4],
        Math.round(steps[4] * ORDER_CENTS * noise(ofDay)),
        Math.round(steps[0] * CLICK_CENTS * noise(ofDay)));
  }

  private SplittableRandom random(long channel, long campaign, long day) {
    return new SplittableRandom(((seed * 1_000_003 + channel) * 1_000_003 + campaign) * 31 + day);
  }

  private static double weekday(LocalDate day) {
    return WEEKDAY[day.getDayOfWeek().getValue() - 1];
  }

  private static double season(LocalDate day) {
    return day.getMonthValue() == 12
        ? 1.4
        : 1 + 0.15 * Math.sin(2 * Math.PI * day.getDayOfYear() / 365);
  }

  private static double noise(SplittableRandom random) {
    return 0.75 + 0.5 * random.nextDouble();
  }
}
