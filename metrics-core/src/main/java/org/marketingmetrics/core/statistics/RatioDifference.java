package org.marketingmetrics.core.statistics;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.Interval;

/**
 * One ratio less another, from independent units, whose variances add (domain rules E4; sources as
 * {@link RatioEstimate}). The lift has its interval on the logarithmic scale, where var(ln R) is
 * var(R)/R².
 *
 * <p>Domain: the lift needs both ratios above 0. Without any variance, equal ratios have z 0 and
 * different ones an infinite z.
 *
 * @param difference first less second
 * @param standardError of the difference
 * @param z difference over its standard error
 * @param p two-sided, by the normal law
 * @param interval of the difference
 * @param lift first over second, less 1; null where there is none
 * @param liftInterval null where there is no lift
 */
public record RatioDifference(
    double difference,
    double standardError,
    double z,
    PValue p,
    Interval interval,
    @Nullable Double lift,
    @Nullable Interval liftInterval) {
  /** The difference of two independent estimates. */
  public static RatioDifference of(RatioEstimate one, RatioEstimate other, Confidence confidence) {
    double difference = one.ratio() - other.ratio();
    double error = Math.sqrt(one.variance() + other.variance());
    double z = difference == 0 ? 0 : difference / error;
    double reach = confidence.z() * error;
    Interval interval =
        new Interval(
            difference - reach, difference + reach, confidence.level(), Interval.Method.DELTA);
    PValue p = Double.isInfinite(z) ? PValue.ofLog(Double.NEGATIVE_INFINITY) : PValue.ofZ(z);
    if (!(one.ratio() > 0 && other.ratio() > 0)) {
      return new RatioDifference(difference, error, z, p, interval, null, null);
    }
    double lift = difference / other.ratio();
    double errorOfLog =
        Math.hypot(one.standardError() / one.ratio(), other.standardError() / other.ratio());
    return new RatioDifference(
        difference,
        error,
        z,
        p,
        interval,
        lift,
        RelativeLift.onLogScale(lift, errorOfLog, confidence, Interval.Method.DELTA_LOG));
  }
}
