package org.marketingmetrics.server.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Acme.report;
import static org.marketingmetrics.server.channeldata.Acme.warning;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.over;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.CustomFunnel;
import org.marketingmetrics.api.v1.FunnelStep;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;

/** Which rows a funnel is made of, and what they cannot spoil. */
class FunnelRowsTest {
  private final Acme acme = Acme.open();

  @AfterEach
  void stop() {
    acme.close();
  }

  private static AnalyzeFunnelRequest.Builder steps(String... measures) {
    return AnalyzeFunnelRequest.newBuilder()
        .setParent(Acme.NAME)
        .setDateRange(range("2026-02-01", "2026-02-28"))
        .setCustom(CustomFunnel.newBuilder().addAllSteps(List.of(measures)));
  }

  private AnalyzeFunnelResponse analyze(AnalyzeFunnelRequest.Builder request) {
    return acme.funnels.analyzeFunnel(request.build());
  }

  private List<Double> counts(String... measures) {
    return analyze(steps(measures)).getStepsList().stream()
        .map(step -> step.getCount().getValue())
        .toList();
  }

  private static Row shown(Row row, long impressions, long clicks) {
    return row.count("impressions", impressions).count("clicks", clicks);
  }

  @Test
  void aReportByDeviceIsNotAddedToTheTotal() {
    acme.write(
        "ads",
        shown(on("2026-02-01"), 1_000, 20),
        shown(on("2026-02-01").with("device", "mobile"), 700, 15),
        shown(on("2026-02-01").with("device", "desktop"), 300, 5));

    assertThat(counts("impressions", "clicks")).containsExactly(1_000.0, 20.0);
  }

  @Test
  void aWeeklyRowGivesWayToDailyRowsThatCoverIt() {
    Row[] rows = new Row[8];
    for (int day = 1; day <= 7; day++) {
      rows[day] = shown(on("2026-02-0" + day), 100, 1);
    }
    rows[0] = shown(over("2026-02-01", "2026-02-07"), 900, 9);
    acme.write("ads", rows);

    assertThat(counts("impressions", "clicks")).containsExactly(700.0, 7.0);
  }

  @Test
  void ofTwoSourcesTheNearerToTheFactAnswers() {
    acme.write("ads", shown(on("2026-02-01"), 1_000, 20));
    acme.write(SourceKind.SOURCE_KIND_WEB_ANALYTICS, "web", shown(on("2026-02-01"), 900, 18));

    assertThat(counts("impressions", "clicks")).containsExactly(1_000.0, 20.0);
  }

  @Test
  void stepsBeyondSixtyFourBitsAreExact() {
    acme.write(
        "ads",
        shown(on("2026-02-01"), Long.MAX_VALUE, Long.MAX_VALUE),
        shown(on("2026-02-02"), Long.MAX_VALUE, 0));

    FunnelStep clicks = analyze(steps("impressions", "clicks")).getSteps(1);

    assertThat(clicks.getStepRate().getDenominator().getDecimal().getValue())
        .isEqualTo("18446744073709551614");
    assertThat(clicks.getStepRate().getValue()).isEqualTo(0.5);
    assertThat(clicks.getDropOff().getCount()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aStepThatWouldMixDefinitionsIsNullAndTheOthersStand() {
    acme.write("one", on("2026-02-01").with("platform", "a").count("orders", 1, within(7)));
    acme.write("two", on("2026-02-01").with("platform", "b").count("orders", 1, within(30)));
    acme.write(SourceKind.SOURCE_KIND_WEB_ANALYTICS, "web", on("2026-02-01").count("sessions", 8));

    AnalyzeFunnelResponse funnel = analyze(steps("sessions", "orders"));

    MetricValue orders = funnel.getSteps(1).getCount();
    assertThat(funnel.getSteps(0).getCount().getValue()).isEqualTo(8);
    assertThat(orders.getNullReason()).isEqualTo(NullReason.NULL_REASON_DEFINITION_MISMATCH);
    assertThat(orders.getNullDetail().getDefinitionMismatch().getLeft().getBasis())
        .isNotEqualTo(orders.getNullDetail().getDefinitionMismatch().getRight().getBasis());
    assertThat(funnel.getSteps(1).getStepRate().getNullReason())
        .isEqualTo(NullReason.NULL_REASON_DEFINITION_MISMATCH);
  }

  @Test
  void severalWindowsOfOneSourceAreTheCallersChoice() {
    acme.write(
        "ads",
        on("2026-02-01")
            .count("clicks", 100)
            .count("orders", 5, within(7))
            .count("orders", 6, within(14)));

    assertThat(analyze(steps("clicks", "orders")).getSteps(1).getCount().getNullReason())
        .isEqualTo(NullReason.NULL_REASON_AMBIGUOUS_BASIS);
    assertThat(
            analyze(steps("clicks", "orders").setBasis(within(14)))
                .getSteps(1)
                .getCount()
                .getValue())
        .isEqualTo(6);
  }

  @Test
  void aStepInPartsIsExactAndHasNoInterval() {
    acme.write("ads", on("2026-02-01").count("clicks", 10).decimal("conversions", "0.1"));
    acme.write("ads", on("2026-02-02").count("clicks", 10).decimal("conversions", "0.2"));

    FunnelStep step = analyze(steps("clicks", "conversions")).getSteps(1);

    assertThat(step.getCount().getNumerator().getDecimal().getValue()).isEqualTo("0.3");
    assertThat(step.getStepRate().hasInterval()).isFalse();
    assertThat(step.getStepRate().getIntervalAbsence())
        .isEqualTo(IntervalAbsence.INTERVAL_ABSENCE_NOT_BINOMIAL);
    assertThat(step.getDropOff().getDecimal().getValue()).isEqualTo("19.7");
  }

  @Test
  void aSourceOfAnotherZoneIsUsedAsItIsWithAWarning() {
    acme.write(report("ads", shown(on("2026-02-01"), 1_000, 20)).setSourceTimeZone("Asia/Tokyo"));

    AnalyzeFunnelResponse funnel = analyze(steps("impressions", "clicks"));

    assertThat(
            warning(funnel.getWarningsList(), WarningCode.WARNING_CODE_SOURCE_TIME_ZONE)
                .getSourceTimeZone()
                .getSourceTimeZone())
        .isEqualTo("Asia/Tokyo");
  }

  @Test
  void aWriteSentTwiceCountsOnce() {
    var request =
        report("ads", shown(on("2026-02-01"), 1_000, 20))
            .setRequestId("0f8fad5b-d9cb-469f-a165-70867728950e");

    acme.write(request);
    acme.write(request);

    assertThat(counts("impressions", "clicks")).containsExactly(1_000.0, 20.0);
  }
}
