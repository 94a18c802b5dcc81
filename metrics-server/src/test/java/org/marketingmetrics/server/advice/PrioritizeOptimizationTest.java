package org.marketingmetrics.server.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.server.channeldata.Row.money;
import static org.marketingmetrics.server.channeldata.Row.on;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AdviceServiceGrpc;
import org.marketingmetrics.api.v1.AdviceServiceGrpc.AdviceServiceBlockingStub;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.GivenFunnel;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.OptimizationGoal;
import org.marketingmetrics.api.v1.OptimizationPriority;
import org.marketingmetrics.api.v1.PrioritizeOptimizationRequest;
import org.marketingmetrics.api.v1.PrioritizeOptimizationResponse;
import org.marketingmetrics.api.v1.PriorityBlocker;
import org.marketingmetrics.api.v1.PriorityLine;
import org.marketingmetrics.api.v1.PriorityOutcome;
import org.marketingmetrics.api.v1.ReferenceSource;
import org.marketingmetrics.api.v1.Warning;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;

/** The seed funnel: 200,000 impressions, 4,000 clicks, 120 orders, 6,000 in revenue. */
class PrioritizeOptimizationTest {
  private final Acme acme = Acme.open();
  private final AdviceServiceBlockingStub advice =
      AdviceServiceGrpc.newBlockingStub(acme.server.channel());

  @AfterEach
  void stop() {
    acme.close();
  }

  private static MeasureValue count(String measure, long count) {
    return MeasureValue.newBuilder().setMeasure(measure).setCount(count).build();
  }

  private static GivenFunnel.Builder funnel(long impressions, long clicks, long orders) {
    return GivenFunnel.newBuilder()
        .addMeasures(count("impressions", impressions))
        .addMeasures(count("clicks", clicks))
        .addMeasures(count("orders", orders))
        .addMeasures(
            MeasureValue.newBuilder().setMeasure("revenue").setMoney(money("6000", "USD")));
  }

  private static PrioritizeOptimizationRequest.Builder seed() {
    return PrioritizeOptimizationRequest.newBuilder()
        .setGiven(funnel(200_000, 4_000, 120))
        .setTargetCtr(0.03)
        .setTargetCvr(0.04);
  }

  private PrioritizeOptimizationResponse ask(PrioritizeOptimizationRequest.Builder request) {
    return advice.prioritizeOptimization(request.build());
  }

  private static List<PriorityOutcome> outcomes(PrioritizeOptimizationResponse answer) {
    return answer.getLinesList().stream().map(PriorityLine::getOutcome).toList();
  }

  @Test
  void theLargerWorthWinsAndEveryLineIsShown() {
    PrioritizeOptimizationResponse answer = ask(seed());

    assertThat(answer.getPriority()).isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_CTRO);
    assertThat(answer.getNumbers().getCtrUplift()).isEqualTo(3_000);
    assertThat(answer.getNumbers().getCvrUplift()).isCloseTo(2_000, within(1e-9));
    assertThat(answer.getNumbers().getInteraction()).isCloseTo(1_000, within(1e-9));
    assertThat(answer.getNumbers().getCurrencyCode()).isEqualTo("USD");
    assertThat(outcomes(answer))
        .containsExactly(
            PriorityOutcome.PRIORITY_OUTCOME_PASSED,
            PriorityOutcome.PRIORITY_OUTCOME_PASSED,
            PriorityOutcome.PRIORITY_OUTCOME_SKIPPED,
            PriorityOutcome.PRIORITY_OUTCOME_PASSED,
            PriorityOutcome.PRIORITY_OUTCOME_SKIPPED,
            PriorityOutcome.PRIORITY_OUTCOME_DECIDES);
    assertThat(answer.getTargetCtr().getGapSettled()).isTrue();
    assertThat(answer.getTargetCtr().getSource())
        .isEqualTo(ReferenceSource.REFERENCE_SOURCE_TARGET);
    assertThat(answer.getLeversList()).isNotEmpty();
    assertThat(answer.getFalsifiers(0).getMetric()).isEqualTo("ctr");
    assertThat(answer.getFalsifiers(0).getTrialsPerArm()).isPositive();
  }

  @Test
  void clicksThatLoseMoneyMakeConversionsFirst() {
    PrioritizeOptimizationResponse answer =
        ask(seed().setMargin(0.3).setCostPerClick(money("1.2", "USD")));

    assertThat(answer.getPriority()).isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_CRO);
    assertThat(answer.getBlocker())
        .isEqualTo(PriorityBlocker.PRIORITY_BLOCKER_NEGATIVE_CONTRIBUTION_PER_CLICK);
    assertThat(answer.getNumbers().getContributionPerClick()).isCloseTo(-0.75, within(1e-12));
    assertThat(answer.getNumbers().getCtrProfitUplift()).isCloseTo(-1_500, within(1e-9));
    assertThat(answer.getNumbers().getCvrProfitUplift()).isCloseTo(600, within(1e-9));
    assertThat(outcomes(answer))
        .endsWith(
            PriorityOutcome.PRIORITY_OUTCOME_DECIDES,
            PriorityOutcome.PRIORITY_OUTCOME_NOT_REACHED,
            PriorityOutcome.PRIORITY_OUTCOME_NOT_REACHED,
            PriorityOutcome.PRIORITY_OUTCOME_NOT_REACHED);
  }

  /** 3,000 against 2,700 differ by exactly a tenth of the larger; against 2,699.5 by more. */
  @Test
  void worthsThatDifferByATenthTie() {
    PrioritizeOptimizationResponse tie = ask(seed().setTargetCvr(0.0435));

    assertThat(tie.getPriority()).isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_TIE);
    assertThat(tie.getFalsifiersList()).hasSize(2);
    assertThat(ask(seed().setTargetCvr(0.0434975)).getPriority())
        .isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_CTRO);
    assertThat(ask(seed().setTargetCtr(0.02).setTargetCvr(0.03)).getPriority())
        .isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_NONE);
  }

  @Test
  void trafficAsTheGoalDecidesBeforeTheWorths() {
    PrioritizeOptimizationResponse answer =
        ask(seed().setTargetCtr(0.021).setGoal(OptimizationGoal.OPTIMIZATION_GOAL_TRAFFIC));

    assertThat(answer.getPriority()).isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_CTRO);
    assertThat(answer.getBlocker()).isEqualTo(PriorityBlocker.PRIORITY_BLOCKER_GOAL_IS_TRAFFIC);
  }

  @Test
  void countsThatCannotBeRightComeFirst() {
    PrioritizeOptimizationResponse answer = ask(seed().setGiven(funnel(3_000, 4_000, 120)));
    assertThat(answer.getPriority())
        .isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_FIX_MEASUREMENT);
    assertThat(answer.getBlocker()).isEqualTo(PriorityBlocker.PRIORITY_BLOCKER_COUNTS_CONTRADICT);

    GivenFunnel.Builder sessions =
        funnel(200_000, 4_000, 120).addMeasures(count("sessions", 1_000));
    assertThat(ask(seed().setGiven(sessions)).getBlocker())
        .isEqualTo(PriorityBlocker.PRIORITY_BLOCKER_SESSIONS_PER_CLICK);
    assertThat(ask(seed().setGiven(sessions).setSessionsExplained(true)).getPriority())
        .isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_CTRO);
  }

  /** 4,000 clicks in 4 weeks; to find 3 % against 4 % takes 5,301 in each arm. */
  @Test
  void tooFewClicksForAnExperimentOnlyWarn() {
    PrioritizeOptimizationResponse answer =
        ask(seed().setGiven(funnel(200_000, 4_000, 120).setDays(28)));

    assertThat(answer.getTraffic().getClicksIn4Weeks()).isCloseTo(4_000, within(1e-9));
    assertThat(answer.getTraffic().getClicksNeeded()).isEqualTo(2 * 5_301);
    assertThat(answer.getWarningsList())
        .extracting(Warning::getCode)
        .contains(WarningCode.WARNING_CODE_CRO_NOT_TESTABLE);
    assertThat(outcomes(answer)).contains(PriorityOutcome.PRIORITY_OUTCOME_WARNS);
    assertThat(answer.getPriority()).isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_CTRO);
  }

  /** A rate below its benchmark's range is to get to the lower end, one within has arrived. */
  @Test
  void aTargetMayComeFromABenchmark() {
    BenchmarkScope stories =
        BenchmarkScope.newBuilder()
            .setChannel("influencer")
            .setPlatform("instagram")
            .setPlacement("stories")
            .build();
    PrioritizeOptimizationResponse within = ask(seed().clearTargetCtr().setScope(stories));
    assertThat(within.getTargetCtr().getBenchmark()).isEqualTo("benchmarks/b_ig_stories_ctr");
    assertThat(within.getNumbers().getCtrUplift()).isZero();
    assertThat(within.getPriority()).isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_CRO);

    PrioritizeOptimizationResponse below =
        ask(seed().clearTargetCtr().setScope(stories).setGiven(funnel(800_000, 4_000, 120)));
    assertThat(below.getNumbers().getCtrUplift()).isCloseTo(6_000, within(1e-9));
  }

  @Test
  void whatIsMissingIsListed() {
    PrioritizeOptimizationResponse answer =
        ask(
            PrioritizeOptimizationRequest.newBuilder()
                .setGiven(GivenFunnel.newBuilder().addMeasures(count("clicks", 4_000))));

    assertThat(answer.getPriority())
        .isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_MISSING_INPUTS);
    assertThat(answer.getMissingList())
        .containsExactly("impressions", "orders", "revenue", "target_ctr", "target_cvr");
    assertThat(answer.hasNumbers()).isFalse();
  }

  @Test
  void storedNumbersAreOfOneRowSet() {
    acme.write(
        "ads",
        on("2026-02-01")
            .with("channel", "influencer")
            .count("impressions", 200_000)
            .count("clicks", 4_000)
            .count("orders", 120)
            .money("revenue", "6000", "USD")
            .money("ad_spend", "4800", "USD"));

    PrioritizeOptimizationResponse answer =
        ask(
            seed()
                .setParent(Acme.NAME)
                .setStored(
                    DataSelection.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28")))
                .setMargin(0.3));

    assertThat(answer.getNumbers().getCostPerClick()).isCloseTo(1.2, within(1e-12));
    assertThat(answer.getPriority()).isEqualTo(OptimizationPriority.OPTIMIZATION_PRIORITY_CRO);
    assertThat(answer.getDataRevision()).isPositive();
  }

  private void invalid(PrioritizeOptimizationRequest.Builder request, String field) {
    Failure.invalid(() -> ask(request), field);
  }

  @Test
  void wrongFieldsAreNamed() {
    invalid(seed().clearGiven().setParent(Acme.NAME), "numbers");
    invalid(
        seed()
            .setStored(
                DataSelection.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28"))),
        "request");
    invalid(seed().setTargetCtr(0), "target_ctr");
    invalid(seed().setTargetCvr(1.5), "target_cvr");
    invalid(seed().setMargin(2), "margin");
    invalid(seed().setCpcElasticity(-1), "cpc_elasticity");
    invalid(seed().setGoalValue(77), "goal");
    invalid(seed().setGiven(funnel(1, 1, 1).setDays(-1)), "given.days");
    invalid(
        seed().setMargin(0.3).setCostPerClick(money("1", "EUR")), "cost_per_click.currency_code");
  }
}
