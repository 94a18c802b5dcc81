package org.marketingmetrics.core.comparison;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.RatioEstimate;
import org.marketingmetrics.core.statistics.SampleSize;
import org.marketingmetrics.core.statistics.Trials;

/**
 * How large the sides would have to be (domain rules E7).
 *
 * @param needed for the smallest effect stated; null when none is
 * @param settling for a difference as large as the one found; null when there is none
 */
record Sizes(@Nullable Double needed, @Nullable Double settling) {
  static Sizes ofRates(TestSettings settings, Trials compared, Trials reference) {
    SampleSize plan = plan(settings);
    double base = reference.rate();
    Double effect = settings.minimum().relativeEffect();
    Double needed =
        effect == null || base == 0 || base * (1 + effect) > 1
            ? null
            : whole(plan.perArm(base, base * (1 + effect)));
    double found = plan.perArm(compared.rate(), base);
    return new Sizes(needed, whole(found));
  }

  static Sizes ofRatios(TestSettings settings, RatioEstimate compared, RatioEstimate reference) {
    SampleSize plan = plan(settings);
    double variance = (compared.variancePerUnit() + reference.variancePerUnit()) / 2;
    Double effect = settings.minimum().relativeEffect();
    Double needed =
        effect == null || reference.ratio() == 0
            ? null
            : whole(plan.perArmOfRatio(variance, reference.ratio() * effect));
    double difference = compared.ratio() - reference.ratio();
    return new Sizes(needed, whole(plan.perArmOfRatio(variance, difference)));
  }

  private static SampleSize plan(TestSettings settings) {
    return new SampleSize(settings.alpha(), settings.minimum().power());
  }

  private static @Nullable Double whole(double size) {
    return Double.isFinite(size) ? Math.max(1, Math.ceil(size)) : null;
  }
}
