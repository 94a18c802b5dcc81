package org.marketingmetrics.server.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.server.channeldata.Row.money;
import static org.marketingmetrics.server.channeldata.Row.on;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.marketingmetrics.api.v1.AssumedFunnel;
import org.marketingmetrics.api.v1.AssumedNumber;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.FunnelChange;
import org.marketingmetrics.api.v1.FunnelEconomics;
import org.marketingmetrics.api.v1.ReferenceRange;
import org.marketingmetrics.api.v1.SimulateFunnelRequest;
import org.marketingmetrics.api.v1.SimulateFunnelResponse;
import org.marketingmetrics.api.v1.SimulatedNumber;
import org.marketingmetrics.api.v1.SimulationAssumption;
import org.marketingmetrics.api.v1.SimulationAssumptionCode;
import org.marketingmetrics.api.v1.SimulationVerdict;
import org.marketingmetrics.api.v1.StepCost;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;

/** The seed funnel, before launch and measured: 200,000 impressions, 4,000 clicks, 120 orders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulateFunnelTest {
  private final Acme acme = Acme.open();

  SimulateFunnelTest() {
    acme.write(
        "ads",
        on("2026-02-01")
            .with("channel", "influencer")
            .count("impressions", 200_000)
            .count("clicks", 4_000)
            .count("orders", 120)
            .money("revenue", "6000", "USD"));
  }

  @AfterAll
  void stop() {
    acme.close();
  }

  private static AssumedNumber value(double number) {
    return AssumedNumber.newBuilder().setValue(number).build();
  }

  private static AssumedFunnel.Builder funnel() {
    return AssumedFunnel.newBuilder()
        .setFirstCount(200_000)
        .addRates(value(0.02))
        .addRates(value(0.03))
        .setOrderValue(value(50))
        .setCurrencyCode("USD");
  }

  private static FunnelChange to(String step, double target) {
    return FunnelChange.newBuilder().setStep(step).setTarget(value(target)).build();
  }

  private static SimulateFunnelRequest.Builder assumed() {
    return SimulateFunnelRequest.newBuilder().setTemplate("influencer").setAssumed(funnel());
  }

  private static SimulateFunnelRequest.Builder stored(UnaryOperator<DataSelection.Builder> change) {
    DataSelection.Builder data =
        DataSelection.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28"));
    return SimulateFunnelRequest.newBuilder()
        .setParent(Acme.NAME)
        .setTemplate("influencer")
        .setStored(change.apply(data));
  }

  private SimulateFunnelResponse simulate(SimulateFunnelRequest.Builder request) {
    return acme.funnels.simulateFunnel(request.build());
  }

  private static List<SimulationAssumptionCode> codes(SimulateFunnelResponse answer) {
    return answer.getAssumptionsList().stream().map(SimulationAssumption::getCode).toList();
  }

  @Test
  void changesBringTheirEffectsAndAnInteraction() {
    SimulateFunnelResponse answer =
        simulate(assumed().addChanges(to("clicks", 0.03)).addChanges(to("orders", 0.04)));

    assertThat(answer.getVerdict()).isEqualTo(SimulationVerdict.SIMULATION_VERDICT_SIMULATED);
    assertThat(answer.getRevenue().getAlone(0)).isCloseTo(3_000, within(1e-6));
    assertThat(answer.getRevenue().getAlone(1)).isCloseTo(2_000, within(1e-6));
    assertThat(answer.getRevenue().getInteraction()).isCloseTo(1_000, within(1e-6));
    assertThat(answer.getRevenue().getTotal().getValue()).isCloseTo(6_000, within(1e-6));
    assertThat(answer.getBaseline().getRevenue().getValue()).isCloseTo(6_000, within(1e-6));
    assertThat(answer.getScenario().getSteps(2).getCount().getValue()).isCloseTo(240, within(1e-6));
    assertThat(answer.getCurrencyCode()).isEqualTo("USD");
    assertThat(answer.hasProfit()).isFalse();
    assertThat(answer.getDataRevision()).isZero();
    assertThat(codes(answer))
        .containsExactly(
            SimulationAssumptionCode.SIMULATION_ASSUMPTION_CODE_LATER_RATES_STAY,
            SimulationAssumptionCode.SIMULATION_ASSUMPTION_CODE_ORDER_VALUE_FIXED);
    assertThat(answer.getAssumptions(0).getText()).endsWith(".");
  }

  @Test
  void profitCountsCosts() {
    FunnelEconomics economics =
        FunnelEconomics.newBuilder()
            .setMargin(0.3)
            .addCosts(StepCost.newBuilder().setStep("clicks").setCost(money("1.2", "USD")))
            .build();

    SimulateFunnelResponse answer =
        simulate(
            assumed()
                .setEconomics(economics)
                .addChanges(to("clicks", 0.03))
                .addChanges(to("orders", 0.04)));

    assertThat(answer.getProfit().getAlone(0)).isCloseTo(-1_500, within(1e-6));
    assertThat(answer.getProfit().getAlone(1)).isCloseTo(600, within(1e-6));
  }

  /** Before launch, with nothing but a benchmark: 1 to 3 % of the impressions click. */
  @Test
  void aFunnelWithoutDataMayStandOnABenchmark() {
    AssumedFunnel.Builder start =
        funnel()
            .setRates(0, AssumedNumber.newBuilder().setBenchmark("benchmarks/b_ig_stories_ctr"));

    SimulateFunnelResponse answer = simulate(assumed().setAssumed(start));

    SimulatedNumber clicks = answer.getBaseline().getSteps(1).getCount();
    assertThat(clicks.getValue()).isCloseTo(4_000, within(1e-6));
    assertThat(clicks.getLower()).isBetween(2_000.0, 2_200.0);
    assertThat(clicks.getUpper()).isBetween(5_800.0, 6_000.0);
    assertThat(codes(answer))
        .contains(SimulationAssumptionCode.SIMULATION_ASSUMPTION_CODE_RANGES_EVEN);
  }

  @Test
  void aStoredFunnelBeginsWithItsCounts() {
    SimulateFunnelResponse answer =
        simulate(
            stored(data -> data)
                .addChanges(FunnelChange.newBuilder().setStep("clicks").setRelative(0.5)));

    assertThat(answer.getBaseline().getSteps(0).getCount().getValue()).isEqualTo(200_000);
    assertThat(answer.getScenario().getSteps(1).getCount().getValue())
        .isCloseTo(6_000, within(1e-6));
    assertThat(answer.getRevenue().getTotal().getValue()).isCloseTo(3_000, within(1e-6));
    SimulatedNumber rate = answer.getBaseline().getSteps(2).getStepRate();
    assertThat(rate.getLower()).isCloseTo(0.0251, within(5e-4));
    assertThat(rate.getUpper()).isCloseTo(0.0357, within(5e-4));
    assertThat(answer.getDataRevision()).isPositive();
    assertThat(simulate(stored(data -> data).setSeed(1)))
        .isEqualTo(simulate(stored(data -> data).setSeed(1)))
        .isNotEqualTo(simulate(stored(data -> data).setSeed(2)));
  }

  @Test
  void withoutDataThereIsNothingToMove() {
    SimulateFunnelResponse answer =
        simulate(
            stored(
                data ->
                    data.addFilters(
                        DimensionFilter.newBuilder().setDimension("channel").addValues("email"))));

    assertThat(answer.getVerdict()).isEqualTo(SimulationVerdict.SIMULATION_VERDICT_NO_DATA);
    assertThat(answer.getMissingStepsList()).containsExactly("impressions", "clicks", "orders");
    assertThat(answer.hasBaseline()).isFalse();
  }

  private void invalid(SimulateFunnelRequest.Builder request, String field) {
    Failure.invalid(() -> simulate(request), field);
  }

  @Test
  void wrongFieldsAreNamed() {
    invalid(assumed().clearTemplate(), "funnel");
    invalid(assumed().clearAssumed(), "start");
    invalid(stored(data -> data).clearParent(), "request");
    invalid(assumed().setDraws(10), "draws");
    invalid(assumed().setConfidenceLevel(1), "confidence_level");
    invalid(assumed().setAssumed(funnel().clearRates()), "assumed.rates");
    invalid(assumed().setAssumed(funnel().addRates(value(0.1))), "assumed.rates");
    invalid(assumed().setAssumed(funnel().setRates(0, value(2))), "assumed.rates[0]");
    invalid(assumed().setAssumed(funnel().setFirstCount(-1)), "assumed.first_count");
    invalid(assumed().setAssumed(funnel().setCurrencyCode("usd")), "assumed.currency_code");
    invalid(assumed().addChanges(to("sessions", 0.1)), "changes[0].step");
    invalid(assumed().addChanges(to("impressions", 0.1)), "changes[0].step");
    invalid(assumed().addChanges(to("clicks", 1.5)), "changes[0]");
    invalid(assumed().addChanges(to("clicks", 0.1)).addChanges(to("clicks", 0.2)), "changes[1]");
    invalid(
        assumed().addChanges(FunnelChange.newBuilder().setStep("clicks").setRelative(99)),
        "changes[0].relative");
    invalid(
        assumed().addChanges(FunnelChange.newBuilder().setStep("clicks").setRelative(-1)),
        "changes[0].relative");
    invalid(
        assumed().addChanges(FunnelChange.newBuilder().setTarget(value(1))), "changes[0].number");
    invalid(
        assumed()
            .addChanges(
                FunnelChange.newBuilder()
                    .setStep("clicks")
                    .setTarget(
                        AssumedNumber.newBuilder()
                            .setRange(ReferenceRange.newBuilder().setLower(0.2).setUpper(0.1)))),
        "changes[0].target.range");
    invalid(
        assumed()
            .setEconomics(
                FunnelEconomics.newBuilder()
                    .setMargin(0.3)
                    .addCosts(StepCost.newBuilder().setStep("clicks").setCost(money("1", "EUR")))),
        "economics");
    invalid(assumed().setEconomics(FunnelEconomics.getDefaultInstance()), "economics.margin");
  }

  @Test
  void whatDoesNotExistIsTold() {
    assertThat(Failure.reasonOf(() -> simulate(assumed().setTemplate("tv"))))
        .isEqualTo("UNKNOWN_TEMPLATE");
    assertThat(Failure.reasonOf(() -> simulate(assumed().addChanges(to("klicks", 0.1)))))
        .isEqualTo("UNKNOWN_MEASURE");
    for (var expected :
        java.util.Map.of(
                "benchmarks/nope", "RESOURCE_NOT_FOUND",
                "benchmarks/b_gmail_spam", "BENCHMARK_DEFINITION_MISMATCH")
            .entrySet()) {
      FunnelChange change =
          FunnelChange.newBuilder()
              .setStep("clicks")
              .setTarget(AssumedNumber.newBuilder().setBenchmark(expected.getKey()))
              .build();
      assertThat(Failure.reasonOf(() -> simulate(assumed().addChanges(change))))
          .isEqualTo(expected.getValue());
    }
  }
}
