package org.marketingmetrics.server.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.AssumptionCode;
import org.marketingmetrics.api.v1.AttributionDateBasis;
import org.marketingmetrics.api.v1.AttributionModel;
import org.marketingmetrics.api.v1.Audience;
import org.marketingmetrics.api.v1.BayesianWord;
import org.marketingmetrics.api.v1.BenchmarkCaveatCode;
import org.marketingmetrics.api.v1.BenchmarkEvidence;
import org.marketingmetrics.api.v1.BenchmarkLabel;
import org.marketingmetrics.api.v1.BenchmarkPosition;
import org.marketingmetrics.api.v1.BenchmarkUse;
import org.marketingmetrics.api.v1.BetterDirection;
import org.marketingmetrics.api.v1.BudgetRole;
import org.marketingmetrics.api.v1.BudgetVerdict;
import org.marketingmetrics.api.v1.ChannelKind;
import org.marketingmetrics.api.v1.ClickOutcome;
import org.marketingmetrics.api.v1.ClickScope;
import org.marketingmetrics.api.v1.ClickValidity;
import org.marketingmetrics.api.v1.ComparisonAspect;
import org.marketingmetrics.api.v1.ComparisonUnit;
import org.marketingmetrics.api.v1.ComparisonVerdict;
import org.marketingmetrics.api.v1.DifferenceEffect;
import org.marketingmetrics.api.v1.DistributionLaw;
import org.marketingmetrics.api.v1.DriverMethod;
import org.marketingmetrics.api.v1.EmailAdviceCode;
import org.marketingmetrics.api.v1.EmailEvidence;
import org.marketingmetrics.api.v1.EmailFindingCode;
import org.marketingmetrics.api.v1.EmailLevel;
import org.marketingmetrics.api.v1.EmailVerdict;
import org.marketingmetrics.api.v1.EventField;
import org.marketingmetrics.api.v1.EventStatus;
import org.marketingmetrics.api.v1.FunnelViolationCode;
import org.marketingmetrics.api.v1.IdentityField;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.IntervalMethod;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.api.v1.MetricDisplay;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.OptimizationLeverCode;
import org.marketingmetrics.api.v1.OptimizationPriority;
import org.marketingmetrics.api.v1.PriorityBlocker;
import org.marketingmetrics.api.v1.PriorityOutcome;
import org.marketingmetrics.api.v1.PriorityRule;
import org.marketingmetrics.api.v1.ReferenceSource;
import org.marketingmetrics.api.v1.ReportColumnUse;
import org.marketingmetrics.api.v1.ReportRejectionReason;
import org.marketingmetrics.api.v1.ReportSkipReason;
import org.marketingmetrics.api.v1.SessionOrigin;
import org.marketingmetrics.api.v1.SimulationAssumptionCode;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.SplitReason;
import org.marketingmetrics.api.v1.StepBasisDifference;
import org.marketingmetrics.api.v1.TermCategory;
import org.marketingmetrics.api.v1.TermForm;
import org.marketingmetrics.api.v1.TestAbsence;
import org.marketingmetrics.api.v1.TestMethod;
import org.marketingmetrics.api.v1.TrendDirection;
import org.marketingmetrics.api.v1.UnitObstacle;
import org.marketingmetrics.api.v1.ViewThreshold;
import org.marketingmetrics.api.v1.ViolationSeverity;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.api.v1.WorstStepRule;
import org.marketingmetrics.core.advice.budget.Allocation;
import org.marketingmetrics.core.advice.budget.Candidate;
import org.marketingmetrics.core.advice.email.Diagnosis;
import org.marketingmetrics.core.advice.email.EmailAdvice;
import org.marketingmetrics.core.advice.email.EmailFinding;
import org.marketingmetrics.core.advice.email.Level;
import org.marketingmetrics.core.advice.email.MailReference;
import org.marketingmetrics.core.advice.email.Proof;
import org.marketingmetrics.core.advice.leak.StepReference;
import org.marketingmetrics.core.advice.priority.Blocker;
import org.marketingmetrics.core.advice.priority.Lever;
import org.marketingmetrics.core.advice.priority.Line;
import org.marketingmetrics.core.advice.priority.Priority;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.benchmark.BenchmarkAge;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.benchmark.Caveat;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.benchmark.Standing;
import org.marketingmetrics.core.catalog.Direction;
import org.marketingmetrics.core.catalog.Display;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.channeldata.report.Rejection;
import org.marketingmetrics.core.channeldata.report.format.LeftColumn;
import org.marketingmetrics.core.channeldata.report.format.ReportEvent;
import org.marketingmetrics.core.comparison.AnalyzeTrend;
import org.marketingmetrics.core.comparison.Assumption;
import org.marketingmetrics.core.comparison.BayesianView;
import org.marketingmetrics.core.comparison.Unit;
import org.marketingmetrics.core.comparison.Verdict;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.funnel.Violation;
import org.marketingmetrics.core.funnel.WorstStep;
import org.marketingmetrics.core.funnel.simulation.Premise;
import org.marketingmetrics.core.glossary.Aspect;
import org.marketingmetrics.core.statistics.DriverDecomposition;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.WarningDetail;

/** Enums of the core that are converted by name have a value of that name in the contract. */
class EnumPairsTest {
  private static Stream<Arguments> answered() {
    return Stream.concat(
        asked(),
        Stream.of(
            pair(NullReason.class, org.marketingmetrics.core.value.NullReason.class),
            pair(WarningCode.class, org.marketingmetrics.core.value.WarningCode.class),
            pair(IntervalAbsence.class, org.marketingmetrics.core.value.IntervalAbsence.class),
            pair(IntervalMethod.class, Interval.Method.class),
            pair(StepBasisDifference.class, WarningDetail.Difference.class),
            pair(FunnelViolationCode.class, Violation.Code.class),
            pair(ViolationSeverity.class, Violation.Severity.class),
            pair(WorstStepRule.class, WorstStep.Rule.class),
            pair(DifferenceEffect.class, org.marketingmetrics.core.catalog.DifferenceEffect.class),
            pair(BetterDirection.class, Direction.class),
            pair(IdentityField.class, BasisField.class),
            pair(MetricContext.class, MarketingContext.class),
            pair(MetricDisplay.class, Display.class),
            pair(org.marketingmetrics.api.v1.MetricKind.class, MeasureKind.class),
            pair(DistributionLaw.class, Reference.Law.class),
            pair(BenchmarkUse.class, BenchmarkEvaluation.Use.class),
            pair(SimulationAssumptionCode.class, Premise.class),
            pair(EmailVerdict.class, Diagnosis.Verdict.class),
            pair(EmailLevel.class, Level.class),
            pair(EmailEvidence.class, Proof.class),
            pair(EmailFindingCode.class, EmailFinding.class),
            pair(EmailAdviceCode.class, EmailAdvice.class),
            pair(ReferenceSource.class, MailReference.Kind.class),
            pair(ReferenceSource.class, StepReference.Kind.class),
            pair(OptimizationPriority.class, Priority.class),
            pair(OptimizationLeverCode.class, Lever.class),
            pair(PriorityBlocker.class, Blocker.class),
            pair(PriorityRule.class, Line.Rule.class),
            pair(PriorityOutcome.class, Line.Outcome.class),
            pair(BudgetVerdict.class, Allocation.Verdict.class),
            pair(BudgetRole.class, Candidate.Role.class),
            pair(BenchmarkLabel.class, BenchmarkEvaluation.Label.class),
            pair(BenchmarkPosition.class, Standing.Position.class),
            pair(BenchmarkEvidence.class, Standing.Evidence.class),
            pair(org.marketingmetrics.api.v1.BenchmarkAge.class, BenchmarkAge.class),
            pair(BenchmarkCaveatCode.class, Caveat.Code.class),
            pair(TermCategory.class, org.marketingmetrics.core.glossary.TermCategory.class),
            pair(TermForm.class, org.marketingmetrics.core.glossary.TermForm.class),
            pair(ComparisonAspect.class, Aspect.class),
            pair(Audience.class, org.marketingmetrics.core.glossary.Audience.class),
            pair(ReportSkipReason.class, ReportEvent.Skip.class),
            pair(ReportRejectionReason.class, Rejection.class),
            pair(ReportColumnUse.class, LeftColumn.Cause.class),
            pair(EventStatus.class, org.marketingmetrics.core.event.EventStatus.class),
            pair(EventField.class, org.marketingmetrics.core.event.timeline.EventField.class),
            pair(SplitReason.class, org.marketingmetrics.core.event.session.SplitReason.class),
            pair(SessionOrigin.class, org.marketingmetrics.core.event.session.SessionOrigin.class),
            pair(ClickOutcome.class, org.marketingmetrics.core.event.session.ClickOutcome.class),
            pair(TestMethod.class, org.marketingmetrics.core.comparison.TestMethod.class),
            pair(TestAbsence.class, org.marketingmetrics.core.comparison.TestAbsence.class),
            pair(UnitObstacle.class, org.marketingmetrics.core.comparison.UnitObstacle.class),
            pair(ComparisonUnit.class, Unit.class),
            pair(ComparisonVerdict.class, Verdict.class),
            pair(BayesianWord.class, BayesianView.Word.class),
            pair(AssumptionCode.class, Assumption.class),
            pair(TrendDirection.class, AnalyzeTrend.Direction.class),
            pair(DriverMethod.class, DriverDecomposition.Method.class)));
  }

  /** Those that requests hold too. */
  private static Stream<Arguments> asked() {
    return Stream.of(
        pair(SourceKind.class, org.marketingmetrics.core.channeldata.SourceKind.class),
        pair(ChannelKind.class, org.marketingmetrics.core.channeldata.ChannelKind.class),
        pair(ClickScope.class, org.marketingmetrics.core.basis.ClickScope.class),
        pair(ClickValidity.class, org.marketingmetrics.core.basis.ClickValidity.class),
        pair(ViewThreshold.class, org.marketingmetrics.core.basis.ViewThreshold.class),
        pair(AttributionModel.class, Attribution.Model.class),
        pair(AttributionDateBasis.class, Attribution.DateBasis.class));
  }

  private static <P extends Enum<P> & ProtocolMessageEnum, C extends Enum<C>> Arguments pair(
      Class<P> proto, Class<C> core) {
    return Arguments.of(proto, core);
  }

  @ParameterizedTest
  @MethodSource("answered")
  <P extends Enum<P> & ProtocolMessageEnum, C extends Enum<C>> void everyValueCanBeAnswered(
      Class<P> proto, Class<C> core) {
    List<P> converted =
        Arrays.stream(core.getEnumConstants())
            .map(value -> EnumProtos.toProto(proto, value))
            .toList();

    assertThat(converted).doesNotHaveDuplicates();
    for (int i = 0; i < converted.size(); i++) {
      assertThat(converted.get(i).name()).endsWith("_" + core.getEnumConstants()[i].name());
    }
  }

  @ParameterizedTest
  @MethodSource("asked")
  <P extends Enum<P> & ProtocolMessageEnum, C extends Enum<C>> void everyValueCanBeAsked(
      Class<P> proto, Class<C> core) {
    for (P value : proto.getEnumConstants()) {
      if (value.name().equals("UNRECOGNIZED")) {
        assertThat(
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        MetricsException.class, () -> EnumProtos.fromProto("field", core, value))
                    .fieldViolations())
            .hasSize(1);
      } else {
        C read = EnumProtos.fromProto("field", core, value);
        assertThat(EnumProtos.toProto(proto, read)).isEqualTo(value);
      }
    }
  }
}
