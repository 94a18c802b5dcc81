package org.marketingmetrics.core.statistics;

import java.util.List;

/**
 * Whether several proportions differ at all: Pearson's chi-squared and the likelihood ratio G
 * (Wilks 1938, Annals of Mathematical Statistics 9, 60-62), both without correction (domain rules
 * E3).
 *
 * <p>Domain: two groups or more, each with at least one trial; to be trusted where the smallest
 * expected cell is 5 or more. Without any success, or any failure, all statistics are 0 and p is 1.
 *
 * @param chiSquared Pearson's statistic
 * @param chiSquaredP its p
 * @param degreesOfFreedom one less than the groups
 * @param g twice the sum of observed times the logarithm of observed over expected
 * @param gP its p
 * @param smallestExpected the smallest count expected were all rates equal
 */
public record KProportions(
    double chiSquared,
    PValue chiSquaredP,
    int degreesOfFreedom,
    double g,
    PValue gP,
    double smallestExpected) {
  /** The tests of all groups together. */
  public static KProportions of(List<Trials> groups) {
    if (groups.size() < 2 || groups.stream().anyMatch(group -> group.trials() == 0)) {
      throw new IllegalArgumentException("two groups with trials are the least");
    }
    Trials all = groups.stream().reduce(new Trials(0, 0), Trials::plus);
    double fewest = groups.stream().mapToDouble(Trials::trials).min().orElseThrow();
    double smallest = fewest / all.trials() * Math.min(all.successes(), all.failures());
    int degrees = groups.size() - 1;
    if (smallest == 0) {
      return new KProportions(0, PValue.ONE, degrees, 0, PValue.ONE, 0);
    }
    double chiSquared = 0;
    double half = 0;
    for (Trials group : groups) {
      double difference = group.cross(all) / all.trials();
      double expected = group.trials() / all.trials() * all.successes();
      double expectedNot = group.trials() / all.trials() * all.failures();
      chiSquared += difference * difference / expected + difference * difference / expectedNot;
      half +=
          Products.excess(group.successes(), expected, difference)
              + Products.excess(group.failures(), expectedNot, -difference);
    }
    return new KProportions(
        chiSquared,
        PValue.ofChiSquared(chiSquared, degrees),
        degrees,
        2 * half,
        PValue.ofChiSquared(2 * half, degrees),
        smallest);
  }
}
