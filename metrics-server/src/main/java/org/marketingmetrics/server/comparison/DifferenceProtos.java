package org.marketingmetrics.server.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AssumptionCode;
import org.marketingmetrics.api.v1.BayesianWord;
import org.marketingmetrics.api.v1.ComparisonArm;
import org.marketingmetrics.api.v1.ComparisonAssumption;
import org.marketingmetrics.api.v1.ComparisonUnit;
import org.marketingmetrics.api.v1.ComparisonVerdict;
import org.marketingmetrics.api.v1.DifferenceTest;
import org.marketingmetrics.api.v1.TestAbsence;
import org.marketingmetrics.api.v1.TestAbsenceDetail;
import org.marketingmetrics.api.v1.TestMethod;
import org.marketingmetrics.api.v1.UnitCount;
import org.marketingmetrics.api.v1.UnitObstacle;
import org.marketingmetrics.core.comparison.Arm;
import org.marketingmetrics.core.comparison.Assumption;
import org.marketingmetrics.core.comparison.BayesianView;
import org.marketingmetrics.core.comparison.Difference;
import org.marketingmetrics.core.comparison.Unit;
import org.marketingmetrics.core.comparison.UnitSample;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.DefinitionProtos;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** Sides of comparisons and what is said of their difference. */
final class DifferenceProtos {
  private final Texts texts;
  private final MetricValueProtos values;
  private final WarningProtos warnings;
  private final DefinitionProtos definitions;

  /** Writes texts in one language. */
  DifferenceProtos(Texts texts) {
    this.texts = texts;
    this.values = new MetricValueProtos(texts);
    this.warnings = new WarningProtos(texts);
    this.definitions = new DefinitionProtos(texts);
  }

  ComparisonArm toProto(Arm arm) {
    ComparisonArm.Builder proto = ComparisonArm.newBuilder().setValue(values.toProto(arm.value()));
    for (Unit unit : Unit.values()) {
      UnitSample sample = arm.samples().get(unit);
      if (sample != null) {
        proto.addUnits(UnitCount.newBuilder().setUnit(unit(unit)).setCount(sample.sums().units()));
      }
    }
    if (arm.obstacle() != null) {
      proto.setUnitObstacle(EnumProtos.toProto(UnitObstacle.class, arm.obstacle()));
    }
    if (arm.dispersion() != null) {
      proto.setDispersion(arm.dispersion().phi());
    }
    return proto.build();
  }

  private static ComparisonUnit unit(Unit unit) {
    return EnumProtos.toProto(ComparisonUnit.class, unit);
  }

  org.marketingmetrics.api.v1.Difference toProto(Difference difference) {
    org.marketingmetrics.api.v1.Difference.Builder proto =
        org.marketingmetrics.api.v1.Difference.newBuilder()
            .setVerdict(EnumProtos.toProto(ComparisonVerdict.class, difference.verdict()));
    estimate(difference.estimate(), proto);
    if (difference.test() != null) {
      proto.setTest(toProto(difference.test()));
    }
    if (difference.absence() != null) {
      proto.setTestAbsence(toProto(difference.absence()));
    }
    if (difference.neededSize() != null) {
      proto.setNeededSize(difference.neededSize());
    }
    if (difference.settlingSize() != null) {
      proto.setSettlingSize(difference.settlingSize());
    }
    if (difference.bayesian() != null) {
      proto.setBayesian(toProto(difference.bayesian()));
    }
    return proto.addAllWarnings(toProto(difference.warnings())).build();
  }

  private static void estimate(
      Difference.Estimate estimate, org.marketingmetrics.api.v1.Difference.Builder proto) {
    if (estimate.difference() != null) {
      proto.setDifference(estimate.difference());
    }
    if (estimate.interval() != null) {
      proto.setInterval(MetricValueProtos.toProto(estimate.interval()));
    }
    if (estimate.lift() != null) {
      proto.setLift(estimate.lift());
    }
    Interval lift = estimate.liftInterval();
    if (lift != null) {
      proto.setLiftInterval(MetricValueProtos.toProto(lift));
    }
  }

  private static DifferenceTest toProto(Difference.Test test) {
    DifferenceTest.Builder proto =
        DifferenceTest.newBuilder()
            .setMethod(EnumProtos.toProto(TestMethod.class, test.method()))
            .setPValue(test.p().value())
            .setLog10PValue(test.p().log10())
            .setAdjustedPValue(test.adjusted().value())
            .setLog10AdjustedPValue(test.adjusted().log10());
    @Nullable Unit unit = test.unit();
    if (unit != null) {
      proto.setUnit(unit(unit));
    }
    if (test.z() != null) {
      proto.setZ(test.z());
    }
    return proto.build();
  }

  private TestAbsenceDetail toProto(Difference.Absence absence) {
    TestAbsenceDetail.Builder proto =
        TestAbsenceDetail.newBuilder()
            .setReason(EnumProtos.toProto(TestAbsence.class, absence.reason()))
            .setText(
                absence.obstacle() == null
                    ? texts.text("test_absence", absence.reason())
                    : texts.text("unit_obstacle", absence.obstacle()));
    if (absence.obstacle() != null) {
      proto.setUnitObstacle(EnumProtos.toProto(UnitObstacle.class, absence.obstacle()));
    }
    if (absence.mismatch() != null) {
      proto.setDefinitionMismatch(definitions.toProto(absence.mismatch()));
    }
    return proto.build();
  }

  private static org.marketingmetrics.api.v1.BayesianView toProto(BayesianView view) {
    return org.marketingmetrics.api.v1.BayesianView.newBuilder()
        .setProbability(view.comparison().probability())
        .setWord(EnumProtos.toProto(BayesianWord.class, view.word()))
        .setExpectedLoss(view.comparison().lossOfSecond())
        .setExpectedLossOfReference(view.comparison().lossOfFirst())
        .setInterval(MetricValueProtos.toProto(view.compared()))
        .setReferenceInterval(MetricValueProtos.toProto(view.reference()))
        .build();
  }

  List<ComparisonAssumption> assumptions(List<Assumption> assumptions) {
    return assumptions.stream()
        .map(
            assumption ->
                ComparisonAssumption.newBuilder()
                    .setCode(EnumProtos.toProto(AssumptionCode.class, assumption))
                    .setText(texts.text("assumption", assumption))
                    .build())
        .toList();
  }

  List<org.marketingmetrics.api.v1.Warning> toProto(List<Warning> list) {
    return list.stream().map(warnings::toProto).toList();
  }
}
