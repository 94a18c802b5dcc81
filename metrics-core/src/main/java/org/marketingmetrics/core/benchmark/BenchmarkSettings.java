package org.marketingmetrics.core.benchmark;

/**
 * When a benchmark grows old (domain rules B, staleness).
 *
 * @param freshYears at most this old is fresh
 * @param agingYears at most this old is aging, above it is stale
 * @param machineOpensYear first year whose opens are full of machine opens
 */
public record BenchmarkSettings(int freshYears, int agingYears, int machineOpensYear) {
  /** Two years, four years, and 2022: Apple's mail privacy protection went live in autumn 2021. */
  public static final BenchmarkSettings STANDARD = new BenchmarkSettings(2, 4, 2022);

  public BenchmarkSettings {
    if (freshYears < 0 || agingYears < freshYears) {
      throw new IllegalArgumentException(
          "years do not rise: %d, %d".formatted(freshYears, agingYears));
    }
  }

  BenchmarkAge age(int years) {
    if (years <= freshYears) {
      return BenchmarkAge.FRESH;
    }
    return years <= agingYears ? BenchmarkAge.AGING : BenchmarkAge.STALE;
  }
}
