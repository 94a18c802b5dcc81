package org.marketingmetrics.core.statistics;

import java.math.BigDecimal;
import java.util.Optional;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Interval;

/**
 * A ratio of sums over independent units with its variance by the delta method (domain rules E4):
 * Cochran 1977, Sampling Techniques, 6.3; Deng, Knoblich and Lu 2018, Applying the Delta Method in
 * Metric Analytics, KDD.
 *
 * <p>Domain: two units or more, a sum of denominators that is not 0. The variance is an exact
 * quotient of the sums, rounded once, so that nearly proportional units do not cancel to noise. Its
 * interval is too narrow on few units and skewed amounts; see {@link #ENOUGH_UNITS}.
 *
 * @param units how many units
 * @param ratio sum of numerators over sum of denominators
 * @param variance of the ratio
 */
public record RatioEstimate(long units, double ratio, double variance) {
  /** With fewer units an interval is warned of: on skewed money it covers less than it says. */
  public static final long ENOUGH_UNITS = 2_000;

  /** The estimate; empty where the units give none. */
  public static Optional<RatioEstimate> of(UnitSums sums) {
    if (sums.units() < 2 || sums.sumX().signum() == 0) {
      return Optional.empty();
    }
    BigDecimal y = sums.sumY();
    BigDecimal x = sums.sumX();
    BigDecimal squares =
        sums.sumYy()
            .multiply(x)
            .multiply(x)
            .subtract(BigDecimal.TWO.multiply(y).multiply(x).multiply(sums.sumXy()))
            .add(y.multiply(y).multiply(sums.sumXx()));
    double variance =
        ExactRatio.of(
                squares.multiply(BigDecimal.valueOf(sums.units())),
                x.pow(4).multiply(BigDecimal.valueOf(sums.units() - 1)))
            .doubleValue();
    return Optional.of(
        new RatioEstimate(sums.units(), ExactRatio.of(y, x).doubleValue(), variance));
  }

  /** Its standard error. */
  public double standardError() {
    return Math.sqrt(variance);
  }

  /** The variance of one unit's part: what a sample size is planned with. */
  public double variancePerUnit() {
    return variance * units;
  }

  /** The same in other units, such as per thousand. */
  public RatioEstimate times(double scale) {
    return new RatioEstimate(units, ratio * scale, variance * scale * scale);
  }

  /** The interval around the ratio. */
  public Interval interval(Confidence confidence) {
    double reach = confidence.z() * standardError();
    return new Interval(ratio - reach, ratio + reach, confidence.level(), Interval.Method.DELTA);
  }
}
