package org.marketingmetrics.server.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.over;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkResponse;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.ReferenceVerdict;
import org.marketingmetrics.api.v1.StoredValue;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;

/** Values from the workspace held against benchmarks follow the rules of every query. */
class StoredValuesTest {
  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private EvaluateBenchmarkResponse evaluate(String metric, String... sources) {
    return BenchmarkServiceGrpc.newBlockingStub(acme.server.channel())
        .evaluateBenchmark(
            EvaluateBenchmarkRequest.newBuilder()
                .setParent(Acme.NAME)
                .setMetric(metric)
                .setScope(
                    BenchmarkScope.newBuilder()
                        .setChannel("influencer")
                        .setPlatform("instagram")
                        .setPlacement("stories"))
                .setStored(
                    StoredValue.newBuilder()
                        .setDateRange(range("2026-02-01", "2026-02-28"))
                        .addAllSources(java.util.List.of(sources)))
                .build());
  }

  private static Row shown(Row row, long clicks, long impressions) {
    return row.count("clicks", clicks).count("impressions", impressions);
  }

  private static void assertWithoutVerdict(EvaluateBenchmarkResponse answer, NullReason reason) {
    assertThat(answer.getValue().getNullReason()).isEqualTo(reason);
    assertThat(answer.getValue().hasValue()).isFalse();
    assertThat(answer.getVerdict()).isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_INSUFFICIENT_DATA);
    assertThat(answer.getEvaluationsList()).isEmpty();
  }

  @Test
  void aReportByDeviceIsNotAddedToTheTotal() {
    acme.write(
        "ads",
        shown(on("2026-02-01"), 20, 1_000),
        shown(on("2026-02-01").with("device", "mobile"), 15, 700),
        shown(on("2026-02-01").with("device", "desktop"), 5, 300));

    EvaluateBenchmarkResponse answer = evaluate("ctr");

    assertThat(answer.getValue().getDenominator().getCount()).isEqualTo(1_000);
    assertThat(answer.getVerdict()).isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_JUDGED);
  }

  @Test
  void ofTwoSourcesNoneIsGuessedAndTheCallerDecides() {
    acme.write("one", shown(on("2026-02-01"), 20, 1_000));
    acme.write("two", shown(on("2026-02-01"), 30, 1_000));

    EvaluateBenchmarkResponse answer = evaluate("ctr");

    assertWithoutVerdict(answer, NullReason.NULL_REASON_AMBIGUOUS_SOURCE);
    assertThat(answer.getValue().getNullDetail().getAmbiguousSource().getSourcesList())
        .containsExactly("one", "two");
    assertThat(evaluate("ctr", "two").getValue().getValue()).isEqualTo(0.03);
  }

  @Test
  void aWeeklyRowGivesWayToDailyRowsThatCoverIt() {
    Row[] rows = new Row[8];
    for (int day = 1; day <= 7; day++) {
      rows[day] = shown(on("2026-02-0" + day), 1, 100);
    }
    rows[0] = shown(over("2026-02-01", "2026-02-07"), 9, 900);
    acme.write("ads", rows);

    assertThat(evaluate("ctr").getValue().getDenominator().getCount()).isEqualTo(700);
  }

  @Test
  void amountsOfSeveralCurrenciesHaveNoVerdict() {
    acme.write(
        "shop",
        on("2026-02-01").with("country", "DE").count("orders", 1).money("revenue", "5", "EUR"),
        on("2026-02-01").with("country", "US").count("orders", 2).money("revenue", "7", "USD"));

    EvaluateBenchmarkResponse answer = evaluate("aov");

    assertWithoutVerdict(answer, NullReason.NULL_REASON_MIXED_CURRENCY);
    assertThat(answer.getValue().getNullDetail().getMixedCurrency().getCurrencyCodesList())
        .containsExactly("EUR", "USD");
    assertThat(evaluate("orders").getValue().getValue()).isEqualTo(3);
  }

  @Test
  void aValueAllOfWhichWouldMixDefinitionsIsRefused() {
    acme.write("one", on("2026-02-01").with("platform", "a").count("orders", 1, within(7)));
    acme.write("two", on("2026-02-01").with("platform", "b").count("orders", 1, within(30)));

    assertThat(Failure.reasonOf(() -> evaluate("orders"))).isEqualTo("DEFINITION_MISMATCH");
  }

  @Test
  void sumsBeyondSixtyFourBitsAreExactAndJudged() {
    acme.write(
        "ads",
        shown(on("2026-02-01"), Long.MAX_VALUE, Long.MAX_VALUE),
        shown(on("2026-02-02"), Long.MAX_VALUE, Long.MAX_VALUE));

    EvaluateBenchmarkResponse answer = evaluate("ctr");

    assertThat(answer.getValue().getNumerator().getDecimal().getValue())
        .isEqualTo("18446744073709551614");
    assertThat(answer.getValue().getValue()).isEqualTo(1);
    assertThat(answer.getVerdict()).isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_JUDGED);
  }

  @Test
  void sidesOfTwoSourcesSayThatTheyCross() {
    acme.write("ads", on("2026-02-01").count("impressions", 1_000));
    acme.write("link_tool", on("2026-02-01").count("clicks", 20));

    assertThat(Acme.codes(evaluate("ctr").getValue()))
        .contains(WarningCode.WARNING_CODE_CROSS_SOURCE);
  }
}
