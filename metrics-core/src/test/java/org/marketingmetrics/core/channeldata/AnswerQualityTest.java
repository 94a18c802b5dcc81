package org.marketingmetrics.core.channeldata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marketingmetrics.core.channeldata.Question.codes;
import static org.marketingmetrics.core.channeldata.Question.number;
import static org.marketingmetrics.core.channeldata.Question.warning;
import static org.marketingmetrics.core.channeldata.ReportRow.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** What an answer says of itself: days, gaps, time zones, exactness, and what was known when. */
class AnswerQualityTest {
  private static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  private static DataQuality quality(MetricValue value) {
    return requireNonNull(value.quality());
  }

  /** Two days of a week were never imported, and data go on after the range. */
  @Test
  void daysReceivedGapsAndWatermarkAreSaid() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "a").day(2).count("clicks", 1),
                row("campaign", "b").day(2).count("clicks", 1),
                row("campaign", "a").day(3).count("clicks", 1),
                row("campaign", "a").day(6).count("clicks", 1),
                row("campaign", "a").day(20).count("clicks", 1));

    DataQuality quality = quality(world.ask("clicks").during(2, 8).value());
    assertThat(quality.daysExpected()).isEqualTo(7);
    assertThat(quality.daysReceived()).isEqualTo(3);
    assertThat(quality.gaps())
        .containsExactly(new DateRange(march(4), march(5)), new DateRange(march(7), march(8)));
    assertThat(quality.watermark()).as("also outside of the range").isEqualTo(march(20));
    assertThat(quality.sources()).containsExactly("ads");
    assertThat(quality.rowsUsed()).isEqualTo(4);
    assertThat(quality.rowsLeftOut()).isZero();
  }

  /** Each bucket answers for its own days. */
  @Test
  void everyBucketHasItsOwnQuality() {
    World world =
        World.create()
            .write("ads", row().day(2).count("clicks", 1))
            .write("ads", row().day(10).count("clicks", 1));

    Map<LocalDate, MetricValue> weeks = world.ask("clicks").during(2, 12).per(Grain.WEEK).byTime();
    DataQuality first = quality(requireNonNull(weeks.get(march(2))));
    assertThat(first.daysExpected()).isEqualTo(7);
    assertThat(first.gaps()).containsExactly(new DateRange(march(3), march(8)));
    DataQuality second = quality(requireNonNull(weeks.get(march(9))));
    assertThat(second.daysExpected()).isEqualTo(4);
    assertThat(second.daysReceived()).isEqualTo(1);
  }

  /** A metric without rows in a bucket that another metric has. */
  @Test
  void anEmptyValueOfABucketExpectsTheDaysOfTheBucket() {
    World world =
        World.create()
            .write("ads", row().day(2).count("clicks", 1))
            .write("ads", row().day(3).count("leads", 1));

    List<QueryMetrics.Row> rows = world.ask("clicks", "leads").per(Grain.DAY).result().rows();
    assertThat(rows).hasSize(2);
    MetricValue leadsOfMonday = rows.getFirst().values().get(1);
    assertThat(leadsOfMonday.nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(quality(leadsOfMonday).daysExpected()).isEqualTo(1);
    assertThat(quality(leadsOfMonday).gaps()).containsExactly(DateRange.of(march(2)));
  }

  /** The report says it covers the week; days without rows had nothing to report. */
  @Test
  void declaredDaysAreReceived() {
    World world =
        World.create().writeCovering("ads", 2, 6, row("campaign", "a").day(2).count("clicks", 1));

    DataQuality quality = quality(world.ask("clicks").during(2, 8).value());
    assertThat(quality.daysReceived()).isEqualTo(5);
    assertThat(quality.gaps()).containsExactly(new DateRange(march(7), march(8)));
    assertThat(quality.watermark()).isEqualTo(march(6));
  }

  /** A row over a week stands for its days. */
  @Test
  void aRowOfSeveralDaysCoversThem() {
    World world = World.create().write("ads", row().days(2, 8).count("clicks", 1));

    DataQuality quality = quality(world.ask("clicks").during(2, 9).value());
    assertThat(quality.daysReceived()).isEqualTo(7);
    assertThat(quality.gaps()).containsExactly(DateRange.of(march(9)));
  }

  /** Nothing was ever written. */
  @Test
  void anEmptyWorkspaceAnswersWithoutData() {
    World world = World.create();

    QueryMetrics.Result result = world.ask("ctr", "clicks", "reach").result();
    assertThat(result.rows()).hasSize(1);
    assertThat(result.rows().getFirst().values())
        .allSatisfy(value -> assertThat(value.nullReason()).isEqualTo(NullReason.NO_DATA));
    DataQuality quality = quality(result.rows().getFirst().values().getFirst());
    assertThat(quality.daysExpected()).isEqualTo(31);
    assertThat(quality.daysReceived()).isZero();
    assertThat(quality.watermark()).isNull();
    assertThat(quality.gaps()).containsExactly(new DateRange(march(1), march(31)));
    assertThat(world.ask("clicks").by("campaign").result().rows()).isEmpty();
  }

  /** Amazon cuts its days in Los Angeles, the team in Berlin. */
  @Test
  void aSourceOfAnotherZoneIsUsedAsItIsAndSaid() {
    World world =
        World.in("Europe/Berlin")
            .source("amazon", SourceKind.MARKETPLACE, "America/Los_Angeles")
            .write("amazon", row("channel", "marketplace").count("orders", 3))
            .write("ads", row("channel", "display").count("orders", 1));

    MetricValue orders = world.ask("orders").value();
    assertThat(number(orders)).isEqualTo(4);
    assertThat(warning(orders, WarningCode.SOURCE_TIME_ZONE).detail())
        .isEqualTo(
            new WarningDetail.SourceTimeZone("amazon", "America/Los_Angeles", "Europe/Berlin"));
    assertThat(codes(orders)).containsExactly(WarningCode.SOURCE_TIME_ZONE);
  }

  /** Sums of a very large advertiser. */
  @Test
  void sumsBeyond64BitsAreExact() {
    World world =
        World.create()
            .write(
                "ads",
                row("campaign", "a").day(1).count("impressions", Long.MAX_VALUE),
                row("campaign", "a").day(2).count("impressions", Long.MAX_VALUE),
                row("campaign", "b").day(2).count("impressions", Long.MAX_VALUE),
                row("campaign", "b").day(3).count("impressions", 5));

    MetricValue impressions = world.ask("impressions").value();
    BigDecimal expected =
        BigDecimal.valueOf(Long.MAX_VALUE).multiply(BigDecimal.valueOf(3)).add(new BigDecimal(5));
    assertThat(impressions.numerator()).isEqualTo(new Quantity.Count(expected, false));
    assertThat(world.ask("impressions").during(1, 3).value().numerator())
        .as("row by row")
        .isEqualTo(new Quantity.Count(expected, false));
  }

  /** Millionths of a currency unit do not get lost in a sum. */
  @Test
  void amountsAreExactToMillionths() {
    World world =
        World.create()
            .write("ads", row().day(2).money("ad_spend", "0.000001", "EUR"))
            .write("ads", row().day(3).money("ad_spend", "8999999999999.999999", "EUR"));

    assertThat(world.ask("ad_spend").value().numerator())
        .isEqualTo(new Quantity.Money(new BigDecimal("9000000000000"), "EUR"));
  }

  /** Data-driven attribution gives parts of orders. */
  @Test
  void fractionalCountsStayFractionalEvenWhereTheyAddUp() {
    World world =
        World.create()
            .write(
                "ads",
                row().day(2).fraction("orders", "1.25").count("clicks", 10),
                row().day(3).fraction("orders", "1.75").count("clicks", 10));

    MetricValue orders = world.ask("orders").value();
    assertThat(orders.numerator()).isEqualTo(new Quantity.Count(new BigDecimal(3), true));
    MetricValue rate = world.ask("conversion_rate_per_click").value();
    assertThat(number(rate)).isEqualTo(0.15);
    assertThat(rate.interval()).isNull();
  }

  /** Amazon restates March in April; the report of 20 March must still be reproducible. */
  @Test
  void asOfAnswersWhatWasKnownThen() {
    World world =
        World.create()
            .write("ads", row().day(2).count("orders", 3).knownAt("2026-03-03T00:00:00Z"))
            .write("ads", row().day(2).count("orders", 5).knownAt("2026-04-10T00:00:00Z"))
            .write("ads", row().day(4).count("orders", 100).knownAt("2026-04-11T00:00:00Z"));

    assertThat(number(world.ask("orders").value())).isEqualTo(105);
    assertThat(number(world.ask("orders").asOf("2026-03-20T00:00:00Z").value())).isEqualTo(3);
    assertThat(number(world.ask("orders").asOf("2026-04-10T00:00:00Z").value()))
        .as("inclusive")
        .isEqualTo(5);
    assertThat(world.ask("orders").asOf("2026-03-02T00:00:00Z").value().nullReason())
        .isEqualTo(NullReason.NO_DATA);
    assertThatThrownBy(() -> world.ask("orders").asOf("2027-01-01T00:00:00Z").value())
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("as_of");
  }

  /** An older file is imported after a newer one. */
  @Test
  void anOlderReportImportedLaterDoesNotUndoANewerOne() {
    World world =
        World.create()
            .write("ads", row().day(2).count("orders", 5).knownAt("2026-04-10T00:00:00Z"))
            .write("ads", row().day(2).count("orders", 3).knownAt("2026-03-03T00:00:00Z"));

    assertThat(number(world.ask("orders").value())).isEqualTo(5);
  }
}
