package org.marketingmetrics.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/** The identities between metrics (domain rules A), exactly, over rows that hold all measures. */
class IdentitiesTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final ExactRatio ONE = ExactRatio.of(BigDecimal.ONE);
  private static final ExactRatio THOUSAND = ExactRatio.of(BigDecimal.valueOf(1_000));

  @Property
  void mailRatesAreProductsOfEachOther(@ForAll("measures") Map<MeasureId, Quantity> row) {
    assertThat(value("ctr_email_unique_delivered", row))
        .isEqualTo(value("open_rate_delivered", row).times(value("ctor", row)));
    assertThat(value("open_rate_sent", row))
        .isEqualTo(value("open_rate_delivered", row).times(value("delivery_rate", row)));
  }

  @Property
  void conversionAndRevenueFollowFromClicks(@ForAll("measures") Map<MeasureId, Quantity> row) {
    ExactRatio ctr = value("ctr", row);
    ExactRatio cvr = value("conversion_rate_per_click", row);

    assertThat(value("impression_to_order_rate", row)).isEqualTo(ctr.times(cvr));
    assertThat(value("revenue_per_click", row)).isEqualTo(cvr.times(value("aov", row)));
    assertThat(value("rpm", row))
        .isEqualTo(THOUSAND.times(ctr).times(value("revenue_per_click", row)));
  }

  @Property
  void costsFollowFromClicks(@ForAll("measures") Map<MeasureId, Quantity> row) {
    ExactRatio cpc = value("cpc", row);
    ExactRatio cvr = value("conversion_rate_per_click", row);

    assertThat(value("cpm", row)).isEqualTo(THOUSAND.times(value("ctr", row)).times(cpc));
    assertThat(value("cpa", row)).isEqualTo(cpc.over(cvr));
    assertThat(value("tacos", row)).isEqualTo(cpc.over(cvr.times(value("aov", row))));
    assertThat(value("acos", row)).isEqualTo(ONE.over(value("roas", row)));
  }

  @Property
  void engagedAndBouncedSessionsAreAllSessions(@ForAll("measures") Map<MeasureId, Quantity> row) {
    assertThat(value("engagement_rate_sessions", row).plus(value("bounce_rate_web_ga4", row)))
        .isEqualTo(ONE);
  }

  @Property
  void costOfAttributedSalesIsNotBelowCostOfAll(
      @ForAll("measures") Map<MeasureId, Quantity> all,
      @ForAll("share") BigDecimal attributedShare) {
    Quantity revenue = Objects.requireNonNull(all.get(new MeasureId("revenue")));
    Map<MeasureId, Quantity> attributed = new HashMap<>(all);
    attributed.put(
        new MeasureId("revenue"),
        new Quantity.Money(revenue.number().multiply(attributedShare), "USD"));

    assertThat(value("acos", attributed)).isGreaterThanOrEqualTo(value("tacos", all));
  }

  @Property
  void totalClicksPerMessageAreNotFewerThanClickers(
      @ForAll("measures") Map<MeasureId, Quantity> row) {
    assertThat(value("ctr_email_total_delivered", row))
        .isGreaterThanOrEqualTo(value("ctr_email_unique_delivered", row));
    assertThat(value("open_rate_total", row))
        .isGreaterThanOrEqualTo(value("open_rate_delivered", row));
    assertThat(value("ctor_total", row)).isGreaterThanOrEqualTo(value("ctor", row));
  }

  @Property
  void deliveredAreSentWithoutBounces(@ForAll("measures") Map<MeasureId, Quantity> row) {
    Map<MeasureId, Quantity> bare = new HashMap<>(row);
    bare.remove(MailMeasures.DELIVERED);
    bare.remove(MailMeasures.BOUNCES);
    Basis hardOnly = BasisText.parse("delivered_rule=HARD_BOUNCES");

    Map<MeasureId, Quantity> all = MailMeasures.complete(bare, Basis.UNSPECIFIED).amounts();
    Map<MeasureId, Quantity> hard = MailMeasures.complete(bare, hardOnly).amounts();

    assertThat(all).isEqualTo(row);
    assertThat(value("delivery_rate", all).plus(value("email_bounce_rate", all))).isEqualTo(ONE);
    assertThat(value("delivery_rate", hard).plus(value("email_hard_bounce_rate", hard)))
        .isEqualTo(ONE);
  }

  @Property
  void roundedValueIsTheNearestDoubleOfTheExactOne(
      @ForAll("measures") Map<MeasureId, Quantity> row) {
    for (Metric metric : CATALOG.metrics()) {
      if (metric.formula() instanceof Formula.RatioOfSums) {
        assertThat(envelope(metric.id(), row).value())
            .isEqualTo(value(metric.id(), row).doubleValue());
      }
    }
  }

  private static ExactRatio value(String metric, Map<MeasureId, Quantity> row) {
    MetricValue value = envelope(metric, row);
    return MetricCalculator.exact(
        Objects.requireNonNull(value.numerator()),
        Objects.requireNonNull(value.denominator()),
        value.scale());
  }

  private static MetricValue envelope(String metric, Map<MeasureId, Quantity> row) {
    return MetricCalculator.metric(
        CATALOG.metric(new MetricId(metric)), row, ValueContext.of(Basis.UNSPECIFIED));
  }

  @Provide
  Arbitrary<BigDecimal> share() {
    return Arbitraries.bigDecimals().between(new BigDecimal("0.01"), BigDecimal.ONE).ofScale(2);
  }

  /** Rows with every measure, where uniques do not exceed totals and mail adds up. */
  @Provide
  Arbitrary<Map<MeasureId, Quantity>> measures() {
    return Arbitraries.longs()
        .between(1, 1_000_000_000_000L)
        .list()
        .ofSize(CATALOG.measures().size())
        .map(
            numbers -> {
              Map<MeasureId, Quantity> row = new HashMap<>();
              CATALOG
                  .measures()
                  .forEach(
                      measure ->
                          row.put(
                              measure.measure(), amount(measure, numbers.get(measure.ordinal()))));
              atMost(row, "email_unique_clicks", "email_clicks_total");
              atMost(row, "email_unique_opens", "email_opens_total");
              row.put(
                  MailMeasures.BOUNCES,
                  sum(row, MailMeasures.HARD_BOUNCES, MailMeasures.SOFT_BOUNCES));
              row.put(MailMeasures.SENT, sum(row, MailMeasures.BOUNCES, MailMeasures.DELIVERED));
              return row;
            });
  }

  private static Quantity amount(Measure measure, long number) {
    return measure.isMoney()
        ? new Quantity.Money(BigDecimal.valueOf(number, 6), "USD")
        : Quantity.Count.of(number);
  }

  private static void atMost(Map<MeasureId, Quantity> row, String unique, String total) {
    BigDecimal one = number(row, new MeasureId(unique));
    BigDecimal other = number(row, new MeasureId(total));
    row.put(new MeasureId(unique), new Quantity.Count(one.min(other), false));
    row.put(new MeasureId(total), new Quantity.Count(one.max(other), false));
  }

  private static Quantity sum(Map<MeasureId, Quantity> row, MeasureId one, MeasureId other) {
    return new Quantity.Count(number(row, one).add(number(row, other)), false);
  }

  private static BigDecimal number(Map<MeasureId, Quantity> row, MeasureId measure) {
    return Objects.requireNonNull(row.get(measure)).number();
  }
}
