package org.marketingmetrics.core.comparison;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.AlwaysValid;
import org.marketingmetrics.core.statistics.Confidence;
import org.marketingmetrics.core.statistics.GroupSequential;
import org.marketingmetrics.core.statistics.PValue;
import org.marketingmetrics.core.statistics.RepeatedPValues;

/**
 * What repeated looks make of a statistic: how many standard errors an interval reaches, and which
 * p value holds. Sizes are trials or units of the two sides.
 */
final class LookRule {
  private final Looks looks;
  private final double level;
  private final @Nullable Confidence planned;
  private @Nullable RepeatedPValues repeated;

  LookRule(Looks looks, double level) {
    this.looks = looks;
    this.level = level;
    this.planned =
        looks instanceof Looks.Planned plan
            ? new Confidence(
                level, GroupSequential.of(1 - level, plan.shares(), plan.spending()).last())
            : null;
  }

  /** The reach of an interval around one side alone. */
  Confidence ofOne(double size) {
    // As a side of a comparison with another of the same size.
    return ofPair(size, size);
  }

  /** The reach of an interval around a difference. */
  Confidence ofPair(double one, double other) {
    return switch (looks) {
      case Looks.Once _ -> Confidence.of(level);
      case Looks.Planned _ -> Objects.requireNonNull(planned);
      case Looks.AnyTime anyTime -> new Confidence(level, mixture(anyTime, one, other).bound());
    };
  }

  /** The p value of a statistic in standard errors. */
  PValue p(double z, double one, double other) {
    return switch (looks) {
      case Looks.Once _ -> PValue.ofZ(z);
      case Looks.Planned plan -> repeated(plan).of(z);
      case Looks.AnyTime anyTime -> mixture(anyTime, one, other).of(z);
    };
  }

  private RepeatedPValues repeated(Looks.Planned plan) {
    if (repeated == null) {
      repeated = new RepeatedPValues(plan.shares(), plan.spending());
    }
    return repeated;
  }

  /** The variance of a difference goes with 1/one + 1/other; equal halves of the whole are 1. */
  private AlwaysValid mixture(Looks.AnyTime anyTime, double one, double other) {
    double harmonic = one / (one + other) * other;
    return AlwaysValid.at(1 - level, 4 * harmonic / anyTime.tunedSize());
  }
}
