package org.marketingmetrics.core.statistics;

/** The exact (conservative) interval of a proportion, kept beside Wilson's for checks. */
public record ClopperPearson(double lower, double upper) {
  /**
   * The interval of {@code successes} in {@code trials}.
   *
   * @param successes from 0 to {@code trials}
   * @param trials above 0
   * @param confidence above 0, below 1
   * @throws IllegalArgumentException when the counts are no successes and trials
   */
  public static ClopperPearson interval(long successes, long trials, double confidence) {
    if (trials <= 0 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException("no proportion: %d of %d".formatted(successes, trials));
    }
    double tail = (1 - confidence) / 2;
    double failures = (double) trials - (double) successes;
    return new ClopperPearson(
        successes == 0 ? 0 : new BetaLaw((double) successes, failures + 1).quantile(tail),
        failures == 0 ? 1 : new BetaLaw((double) successes + 1, failures).quantile(1 - tail));
  }
}
