package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricCalculator;
import org.marketingmetrics.core.statistics.BayesianComparison;
import org.marketingmetrics.core.statistics.BetaPosterior;
import org.marketingmetrics.core.statistics.Confidence;
import org.marketingmetrics.core.statistics.FisherExact;
import org.marketingmetrics.core.statistics.Newcombe;
import org.marketingmetrics.core.statistics.NormalLaw;
import org.marketingmetrics.core.statistics.PValue;
import org.marketingmetrics.core.statistics.PooledTest;
import org.marketingmetrics.core.statistics.RatioDifference;
import org.marketingmetrics.core.statistics.RatioEstimate;
import org.marketingmetrics.core.statistics.RelativeLift;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** Tests one value against its reference by the method their data allow (domain rules E, table). */
final class PairTester {
  private final Definition definition;
  private final TestSettings settings;
  private final LookRule looks;
  private final Comparability comparability;

  PairTester(
      Definition definition, TestSettings settings, LookRule looks, Comparability comparability) {
    this.definition = definition;
    this.settings = settings;
    this.looks = looks;
    this.comparability = comparability;
  }

  /** The difference, not yet corrected for others. */
  Difference test(Arm compared, Arm reference) {
    Comparability.Finding finding = comparability.find(compared.value(), reference.value());
    if (finding.mismatch() != null) {
      return Difference.untested(
          Difference.Estimate.NONE,
          new Difference.Absence(TestAbsence.DEFINITION_MISMATCH, null, finding.mismatch()),
          finding.warnings());
    }
    if (!compared.hasValue() || !reference.hasValue()) {
      return Difference.untested(
          Difference.Estimate.NONE,
          new Difference.Absence(TestAbsence.NOT_COMPARABLE, null, null),
          finding.warnings());
    }
    List<Warning> warnings = new ArrayList<>(finding.warnings());
    Trials one = compared.effective();
    Trials other = reference.effective();
    if (one != null && other != null && !settings.units().isForced()) {
      return ofRates(compared, reference, one, other, warnings);
    }
    for (Unit unit : Unit.values()) {
      RatioEstimate left = compared.estimate(unit);
      RatioEstimate right = reference.estimate(unit);
      if (left != null && right != null) {
        return ofRatios(unit, left, right, warnings);
      }
    }
    return Difference.untested(plain(compared, reference), absence(compared, reference), warnings);
  }

  private Difference.Absence absence(Arm compared, Arm reference) {
    if (!(definition instanceof Metric)) {
      return new Difference.Absence(TestAbsence.PLAIN_SUM, null, null);
    }
    UnitObstacle obstacle =
        compared.obstacle() == null ? reference.obstacle() : compared.obstacle();
    return new Difference.Absence(
        TestAbsence.NEEDS_UNIT_DATA, obstacle == null ? UnitObstacle.NONE_STORED : obstacle, null);
  }

  private Difference ofRates(
      Arm compared, Arm reference, Trials one, Trials other, List<Warning> warnings) {
    Confidence confidence = looks.ofPair(one.trials(), other.trials());
    boolean exact = PooledTest.smallestExpected(one, other) < PooledTest.LEAST_EXPECTED;
    Difference.Test test = exact ? fisher(compared, reference, one, other) : pooled(one, other);
    RelativeLift lift = RelativeLift.over(other, one, confidence).orElse(null);
    Difference.Estimate estimate =
        new Difference.Estimate(
            one.minus(other),
            Newcombe.difference(one, other, confidence),
            plainLift(compared, reference),
            lift == null ? null : lift.interval());
    Sizes sizes = Sizes.ofRates(settings, one, other);
    return new Difference(
        estimate,
        test,
        null,
        Verdict.NOT_SETTLED,
        sizes.needed(),
        sizes.settling(),
        bayesian(one, other),
        warnings);
  }

  private Difference.Test pooled(Trials one, Trials other) {
    double z = PooledTest.of(one, other).z();
    PValue p = looks.p(z, one.trials(), other.trials());
    return new Difference.Test(TestMethod.POOLED_Z, null, z, p, p);
  }

  /** Exact on the counts as they are; over several looks as the z with the same probability. */
  private Difference.Test fisher(Arm compared, Arm reference, Trials one, Trials other) {
    Trials whole = compared.trials();
    Trials wholeOther = reference.trials();
    if (whole == null || wholeOther == null) {
      throw new IllegalStateException("no trials");
    }
    PValue p = FisherExact.twoSided(whole, wholeOther);
    if (!(settings.looks() instanceof Looks.Once)) {
      p = looks.p(NormalLaw.upperQuantile(p.value() / 2), one.trials(), other.trials());
    }
    return new Difference.Test(TestMethod.FISHER_EXACT, null, null, p, p);
  }

  private @Nullable BayesianView bayesian(Trials one, Trials other) {
    Prior prior = settings.prior();
    if (prior == null) {
      return null;
    }
    BetaPosterior compared = BetaPosterior.of(one, prior.a(), prior.b());
    BetaPosterior reference = BetaPosterior.of(other, prior.a(), prior.b());
    return new BayesianView(
        BayesianComparison.of(reference, compared),
        compared.interval(settings.confidence()),
        reference.interval(settings.confidence()));
  }

  private Difference ofRatios(
      Unit unit, RatioEstimate left, RatioEstimate right, List<Warning> warnings) {
    double one = (double) left.units();
    double other = (double) right.units();
    Confidence confidence = looks.ofPair(one, other);
    RatioDifference found = RatioDifference.of(left, right, confidence);
    PValue p = Double.isInfinite(found.z()) ? found.p() : looks.p(found.z(), one, other);
    if (Math.min(one, other) < RatioEstimate.ENOUGH_UNITS) {
      warnings.add(Warning.of(WarningCode.DELTA_SMALL_SAMPLE));
    }
    if (unit == Unit.DAY) {
      warnings.add(Warning.of(WarningCode.UNITS_ARE_DAYS));
    }
    Sizes sizes = Sizes.ofRatios(settings, left, right);
    return new Difference(
        new Difference.Estimate(
            found.difference(), found.interval(), found.lift(), found.liftInterval()),
        new Difference.Test(TestMethod.DELTA_Z, unit, found.z(), p, p),
        null,
        Verdict.NOT_SETTLED,
        sizes.needed(),
        sizes.settling(),
        null,
        warnings);
  }

  /** How far apart two values are of which no more is known. */
  private static Difference.Estimate plain(Arm compared, Arm reference) {
    ExactRatio difference = exact(compared.value()).minus(exact(reference.value()));
    return new Difference.Estimate(
        difference.doubleValue(), null, plainLift(compared, reference), null);
  }

  private static @Nullable Double plainLift(Arm compared, Arm reference) {
    ExactRatio base = exact(reference.value());
    return base.signum() <= 0 ? null : exact(compared.value()).minus(base).over(base).doubleValue();
  }

  private static ExactRatio exact(MetricValue value) {
    var numerator = Objects.requireNonNull(value.numerator());
    return value.denominator() == null
        ? ExactRatio.of(numerator.number())
        : MetricCalculator.exact(numerator, value.denominator(), value.scale());
  }
}
