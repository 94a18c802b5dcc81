package org.marketingmetrics.core.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

class MetricCalculatorTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final ValueContext QUERY = ValueContext.of(Basis.UNSPECIFIED);
  private static final ValueContext FUNNEL =
      new ValueContext(Basis.UNSPECIFIED, 0.95, List.of(), null, IntervalRule.FUNNEL);

  @Test
  void guardedRateHasWilsonIntervalAndSaysWhatItAssumes() {
    MetricValue ctr = value("ctr", count(4_000), count(200_000));

    assertThat(ctr.value()).isEqualTo(0.02);
    Interval interval = requireNonNull(ctr.interval());
    assertThat(interval.lower()).isCloseTo(0.01939559017740039, within(1e-15));
    assertThat(interval.upper()).isCloseTo(0.020622848470782402, within(1e-15));
    assertThat(codes(ctr)).containsExactly(WarningCode.BINOMIAL_ASSUMED);
    assertThat(ctr.intervalAbsence()).isNull();
  }

  @Test
  void rateOverAllTrialsEndsAtExactlyOne() {
    MetricValue delivery = value("delivery_rate", count(7), count(7));

    assertThat(requireNonNull(delivery.interval()).upper()).isEqualTo(1);
    assertThat(codes(delivery)).isEmpty();
  }

  @Test
  void zeroOverZeroIsNullAndKeepsItsSides() {
    MetricValue ctr = value("ctr", count(0), count(0));

    assertThat(ctr.value()).isNull();
    assertThat(ctr.nullReason()).isEqualTo(NullReason.ZERO_DENOMINATOR);
    assertThat(ctr.numerator()).isEqualTo(count(0));
    assertThat(ctr.denominator()).isEqualTo(count(0));
    assertThat(ctr.interval()).isNull();
    assertThat(ctr.intervalAbsence()).isNull();
  }

  @Test
  void moreSuccessesThanTrialsIsViolationForRate() {
    MetricValue open = value("open_rate_delivered", count(120), count(100));

    assertThat(open.value()).isEqualTo(1.2);
    assertThat(open.intervalAbsence()).isEqualTo(IntervalAbsence.VIOLATION);
  }

  /** Twenty clicks of ten readers are legal; only data by reader would give an interval. */
  @Test
  void guardedRateAboveOneIsRatioInQueryAndViolationInFunnel() {
    Metric ctr = metric("ctr");

    MetricValue query = MetricCalculator.metric(ctr, count(120), count(100), QUERY);
    MetricValue funnel = MetricCalculator.metric(ctr, count(120), count(100), FUNNEL);

    assertThat(query.intervalAbsence()).isEqualTo(IntervalAbsence.NEEDS_UNIT_DATA);
    assertThat(codes(query)).isEmpty();
    assertThat(funnel.intervalAbsence()).isEqualTo(IntervalAbsence.VIOLATION);
  }

  @Test
  void ratioOfTotalsNeedsUnitDataInQueryAndIsNotBinomialInFunnel() {
    Metric ctor = metric("ctor_total");

    MetricValue query = MetricCalculator.metric(ctor, count(20), count(10), QUERY);
    MetricValue funnel = MetricCalculator.metric(ctor, count(20), count(10), FUNNEL);

    assertThat(query.value()).isEqualTo(2);
    assertThat(query.intervalAbsence()).isEqualTo(IntervalAbsence.NEEDS_UNIT_DATA);
    assertThat(funnel.intervalAbsence()).isEqualTo(IntervalAbsence.NOT_BINOMIAL);
  }

  /** Data-driven attribution reports parts of an order, also where the parts add up to a whole. */
  @Test
  void fractionalCountIsNotBinomialEvenWhenItExceedsItsBase() {
    Quantity parts = new Quantity.Count(new BigDecimal("12.5"), true);
    Quantity wholeSum = new Quantity.Count(new BigDecimal("12"), true);

    assertThat(value("conversion_rate_per_click", parts, count(100)).intervalAbsence())
        .isEqualTo(IntervalAbsence.NOT_BINOMIAL);
    assertThat(value("conversion_rate_per_click", wholeSum, count(100)).intervalAbsence())
        .isEqualTo(IntervalAbsence.NOT_BINOMIAL);
    assertThat(value("conversion_rate_per_click", parts, count(10)).intervalAbsence())
        .isEqualTo(IntervalAbsence.NOT_BINOMIAL);
  }

  @Test
  void differenceOfTwoMeasuresIsBinomialNumerator() {
    MetricValue abandoned =
        MetricCalculator.metric(
            metric("cart_abandonment_rate"),
            Map.of(
                new MeasureId("carts_created"), count(100),
                new MeasureId("carts_converted"), count(30)),
            QUERY);

    assertThat(abandoned.value()).isEqualTo(0.7);
    assertThat(abandoned.numerator()).isEqualTo(count(70));
    assertThat(abandoned.interval()).isNotNull();
  }

  @Test
  void moreOrdersThanCheckoutsIsNegativeAndViolation() {
    MetricValue abandoned =
        MetricCalculator.metric(
            metric("checkout_abandonment_rate"),
            Map.of(
                new MeasureId("checkouts_started"), count(10), new MeasureId("orders"), count(12)),
            QUERY);

    assertThat(abandoned.value()).isEqualTo(-0.2);
    assertThat(abandoned.intervalAbsence()).isEqualTo(IntervalAbsence.VIOLATION);
  }

  @Test
  void lossGivesNegativeReturn() {
    MetricValue roi =
        MetricCalculator.metric(
            metric("roi"),
            Map.of(
                new MeasureId("gross_profit"), money("100", "USD"),
                new MeasureId("total_cost"), money("400", "USD")),
            QUERY);

    assertThat(roi.value()).isEqualTo(-0.75);
    assertThat(roi.currency()).isNull();
    assertThat(roi.intervalAbsence()).isEqualTo(IntervalAbsence.NEEDS_UNIT_DATA);
  }

  @Test
  void moneyPerUnitCarriesItsCurrencyAndScale() {
    MetricValue rpm = value("rpm", money("6000", "EUR"), count(200_000));

    assertThat(rpm.value()).isEqualTo(30);
    assertThat(rpm.currency()).isEqualTo("EUR");
    assertThat(rpm.scale()).isEqualTo(1_000);
  }

  @Test
  void twoCurrenciesInOneRatioAreNull() {
    MetricValue acos = value("acos", money("10", "USD"), money("100", "EUR"));

    assertThat(acos.value()).isNull();
    assertThat(acos.nullReason()).isEqualTo(NullReason.MIXED_CURRENCY);
    assertThat(acos.nullDetail().currencies()).containsExactly("EUR", "USD");
  }

  @Test
  void twoCurrenciesInOneSideAreNull() {
    MetricValue roi =
        MetricCalculator.metric(
            metric("roi"),
            Map.of(
                new MeasureId("gross_profit"), money("100", "GBP"),
                new MeasureId("total_cost"), money("400", "USD")),
            QUERY);

    assertThat(roi.nullReason()).isEqualTo(NullReason.MIXED_CURRENCY);
    assertThat(roi.nullDetail().currencies()).containsExactly("GBP", "USD");
  }

  @Test
  void absentMeasureIsNoDataNotZero() {
    MetricValue ctr =
        MetricCalculator.metric(
            metric("ctr"), Map.of(new MeasureId("impressions"), count(100)), QUERY);

    assertThat(ctr.nullReason()).isEqualTo(NullReason.NO_DATA);
    assertThat(ctr.denominator()).isEqualTo(count(100));
  }

  @Test
  void sumsBeyondLongStayExact() {
    Quantity huge = new Quantity.Count(new BigDecimal("30000000000000000001"), false);
    Quantity base = new Quantity.Count(new BigDecimal("90000000000000000003"), false);

    assertThat(value("delivery_rate", huge, base).value()).isEqualTo(1.0 / 3);
  }

  @Test
  void measureIsItsOwnSumWithoutInterval() {
    MetricValue revenue =
        MetricCalculator.measure(
            CATALOG.measure(new MeasureId("revenue")), money("12.34", "USD"), QUERY);

    assertThat(revenue.value()).isEqualTo(12.34);
    assertThat(revenue.currency()).isEqualTo("USD");
    assertThat(revenue.denominator()).isNull();
    assertThat(revenue.intervalAbsence()).isNull();
  }

  @Test
  void modelIsNoRatioOfSums() {
    assertThatThrownBy(() -> MetricCalculator.metric(metric("clv"), Map.of(), QUERY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MetricValue value(String metric, Quantity numerator, Quantity denominator) {
    return MetricCalculator.metric(metric(metric), numerator, denominator, QUERY);
  }

  private static Metric metric(String id) {
    return CATALOG.metric(new MetricId(id));
  }

  private static Quantity count(long count) {
    return Quantity.Count.of(count);
  }

  private static Quantity money(String amount, String currency) {
    return new Quantity.Money(new BigDecimal(amount), currency);
  }

  private static List<WarningCode> codes(MetricValue value) {
    return value.warnings().stream().map(Warning::code).toList();
  }
}
