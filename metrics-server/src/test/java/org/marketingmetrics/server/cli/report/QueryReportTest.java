package org.marketingmetrics.server.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DimensionValue;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.api.v1.TimeBucket;

class QueryReportTest {
  private final QueryReport report = new QueryReport(Samples.NAMES);

  private String text(List<String> dimensions, List<String> metrics, QueryMetricsResponse answer) {
    return report.text("Q", dimensions, metrics, BenchmarkScope.getDefaultInstance(), answer);
  }

  private static MetricRow row(String campaign, MetricValue... values) {
    return MetricRow.newBuilder()
        .addDimensions(DimensionValue.newBuilder().setDimension("campaign").setValue(campaign))
        .setTime(TimeBucket.newBuilder().setDates(Samples.days(2, 29)))
        .addAllValues(List.of(values))
        .build();
  }

  private static QueryMetricsResponse answer() {
    return QueryMetricsResponse.newBuilder()
        .addRows(
            row(
                "one-link",
                Samples.rate("ctr", 5, 100, 0.0215, 0.1118),
                Samples.sum("clicks", 1_005)))
        .addRows(
            row(
                "=cmd()",
                Samples.none("ctr", NullReason.NULL_REASON_NO_DATA, "No row has impressions."),
                Samples.sum("clicks", 7)))
        .build();
  }

  @Test
  void rowsStandBelowEachOtherAndNullsSayWhy() {
    assertThat(text(List.of("campaign"), List.of("ctr", "clicks"), answer()))
        .isEqualTo(
            """
            Q

              time                       campaign                    ctr   clicks
              2026-03-02 to 2026-03-29   one-link   5.00 % [2.15, 11.18]    1,005
              2026-03-02 to 2026-03-29   =cmd()            null: NO_DATA        7

              NO_DATA (ctr): No row has impressions.
            """);
  }

  @Test
  void noRowsAreToldAsSuch() {
    assertThat(text(List.of(), List.of("ctr"), QueryMetricsResponse.getDefaultInstance()))
        .contains("No data for these days and filters.");
  }

  @Test
  void aValueWithoutIntervalSaysWhyOnce() {
    MetricValue value =
        Samples.rate("ctor_total", 20, 10, 0, 0).toBuilder()
            .clearInterval()
            .setIntervalAbsence(IntervalAbsence.INTERVAL_ABSENCE_NOT_BINOMIAL)
            .setDataQuality(Samples.data("mailer"))
            .build();
    QueryMetricsResponse answer =
        QueryMetricsResponse.newBuilder().addRows(row("a", value)).build();

    assertThat(text(List.of("campaign"), List.of("ctor_total"), answer))
        .contains("200.00 %")
        .contains("NOT_BINOMIAL (ctor_total): no interval: it is no share")
        .contains("Data of ctor_total: 28 of 28 days, 1,032 rows from mailer");
  }

  @Test
  void theCsvKeepsAllDigitsAndStopsFormulas() {
    assertThat(QueryCsv.text(List.of("campaign"), List.of("ctr", "clicks"), answer()))
        .isEqualTo(
            "start,end,campaign,ctr,ctr_lower,ctr_upper,ctr_currency,ctr_null_reason,clicks,"
                + "clicks_lower,clicks_upper,clicks_currency,clicks_null_reason,warnings\r\n"
                + "2026-03-02,2026-03-29,one-link,0.05,0.0215,0.1118,,,1005,,,,,\r\n"
                + "2026-03-02,2026-03-29,'=cmd(),,,,,NO_DATA,7,,,,,\r\n");
  }

  @Test
  void anHourIsAnInstant() {
    TimeBucket hour =
        TimeBucket.newBuilder()
            .setHourStart(Timestamp.newBuilder().setSeconds(1_772_409_600))
            .build();

    assertThat(QueryReport.time(hour)).isEqualTo("2026-03-02T00:00:00Z");
  }
}
