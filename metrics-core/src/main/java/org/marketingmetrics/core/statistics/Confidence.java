package org.marketingmetrics.core.statistics;

/**
 * How sure an interval is to be, and how many standard errors it reaches for that. The two go apart
 * where data are looked at more than once: then 95 % takes more than 1.96 standard errors ({@link
 * GroupSequential}, {@link AlwaysValid}).
 *
 * @param level above 0, below 1
 * @param z standard errors on each side, above 0
 */
public record Confidence(double level, double z) {
  public Confidence {
    if (!(level > 0 && level < 1 && z > 0)) {
      throw new IllegalArgumentException("no confidence: %s %s".formatted(level, z));
    }
  }

  /** For one look at the data. */
  public static Confidence of(double level) {
    return new Confidence(level, NormalLaw.twoSided(level));
  }

  /** The error that is allowed, 0.05 for a level of 0.95. */
  public double alpha() {
    return 1 - level;
  }
}
