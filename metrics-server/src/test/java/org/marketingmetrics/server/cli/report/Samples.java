package org.marketingmetrics.server.cli.report;

import com.google.type.Date;
import com.google.type.Money;
import java.util.List;
import org.marketingmetrics.api.v1.BenchmarkCaveat;
import org.marketingmetrics.api.v1.BenchmarkCaveatCode;
import org.marketingmetrics.api.v1.BenchmarkEvaluation;
import org.marketingmetrics.api.v1.BenchmarkEvidence;
import org.marketingmetrics.api.v1.BenchmarkLabel;
import org.marketingmetrics.api.v1.BenchmarkPosition;
import org.marketingmetrics.api.v1.BenchmarkReference;
import org.marketingmetrics.api.v1.BenchmarkUse;
import org.marketingmetrics.api.v1.DataQuality;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.FunnelStep;
import org.marketingmetrics.api.v1.Interval;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.Metric;
import org.marketingmetrics.api.v1.MetricDisplay;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullDetail;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.Quantity;
import org.marketingmetrics.api.v1.ReferenceRange;
import org.marketingmetrics.api.v1.Warning;
import org.marketingmetrics.api.v1.WarningCode;

/** Parts of answers as a server gives them. */
final class Samples {
  static final MetricNames NAMES =
      new MetricNames(
          List.of(
              metric("impressions", "Impressions", MetricDisplay.METRIC_DISPLAY_UNSPECIFIED),
              metric("clicks", "Clicks", MetricDisplay.METRIC_DISPLAY_UNSPECIFIED),
              metric("orders", "Orders", MetricDisplay.METRIC_DISPLAY_UNSPECIFIED),
              metric("revenue", "Revenue", MetricDisplay.METRIC_DISPLAY_MONEY),
              metric("ctr", "Click-through rate", MetricDisplay.METRIC_DISPLAY_PERCENT),
              metric("ctor_total", "Total clicks to opens", MetricDisplay.METRIC_DISPLAY_PERCENT),
              metric("roas", "Return on ad spend", MetricDisplay.METRIC_DISPLAY_MULTIPLE),
              metric("frequency", "Frequency", MetricDisplay.METRIC_DISPLAY_NUMBER),
              metric("aov", "Average order value", MetricDisplay.METRIC_DISPLAY_MONEY),
              metric("rpm", "Revenue per 1000", MetricDisplay.METRIC_DISPLAY_MONEY)));

  private Samples() {}

  static Metric metric(String id, String name, MetricDisplay display) {
    return Metric.newBuilder().setId(id).setDisplayName(name).setDisplay(display).build();
  }

  static Quantity count(long count) {
    return Quantity.newBuilder().setCount(count).build();
  }

  static Quantity dollars(long units, int nanos) {
    return Quantity.newBuilder()
        .setMoney(Money.newBuilder().setCurrencyCode("USD").setUnits(units).setNanos(nanos))
        .build();
  }

  static MetricValue sum(String measure, long count) {
    return MetricValue.newBuilder()
        .setMetric(measure)
        .setValue((double) count)
        .setNumerator(count(count))
        .build();
  }

  static MetricValue rate(String metric, long of, long in, double lower, double upper) {
    return MetricValue.newBuilder()
        .setMetric(metric)
        .setValue((double) of / in)
        .setNumerator(count(of))
        .setDenominator(count(in))
        .setScale(1)
        .setInterval(Interval.newBuilder().setLower(lower).setUpper(upper).setConfidenceLevel(0.95))
        .build();
  }

  static MetricValue perUnit(String metric, double value, long revenue, long by, int scale) {
    return MetricValue.newBuilder()
        .setMetric(metric)
        .setValue(value)
        .setCurrencyCode("USD")
        .setNumerator(dollars(revenue, 0))
        .setDenominator(count(by))
        .setScale(scale)
        .setIntervalAbsence(IntervalAbsence.INTERVAL_ABSENCE_NEEDS_UNIT_DATA)
        .build();
  }

  static MetricValue none(String metric, NullReason reason, String text) {
    return MetricValue.newBuilder()
        .setMetric(metric)
        .setNullReason(reason)
        .setNullDetail(NullDetail.newBuilder().setText(text))
        .build();
  }

  static Warning warning(WarningCode code, String text) {
    return Warning.newBuilder().setCode(code).setText(text).build();
  }

  static MetricValue ctrWithinStories() {
    return rate("ctr", 4_000, 200_000, 0.01939559017740039, 0.020622848470782402).toBuilder()
        .addWarnings(warning(WarningCode.WARNING_CODE_BINOMIAL_ASSUMED, "Treated as a proportion."))
        .addBenchmarks(
            BenchmarkEvaluation.newBuilder()
                .setBenchmark("benchmarks/b_ig_stories_ctr")
                .setReference(
                    BenchmarkReference.newBuilder()
                        .setRange(ReferenceRange.newBuilder().setLower(0.01).setUpper(0.03)))
                .setUse(BenchmarkUse.BENCHMARK_USE_JUDGES)
                .setPosition(BenchmarkPosition.BENCHMARK_POSITION_WITHIN)
                .setEvidence(BenchmarkEvidence.BENCHMARK_EVIDENCE_WITHIN)
                .setLabel(BenchmarkLabel.BENCHMARK_LABEL_NEUTRAL)
                .addCaveats(
                    BenchmarkCaveat.newBuilder()
                        .setCode(BenchmarkCaveatCode.BENCHMARK_CAVEAT_CODE_UNKNOWN_AGE)
                        .setText("The source does not say of which year it is.")))
        .build();
  }

  static FunnelStep step(String measure, long count) {
    return FunnelStep.newBuilder().setMeasure(measure).setCount(sum(measure, count)).build();
  }

  static DateRange days(int from, int to) {
    return DateRange.newBuilder().setStartDate(march(from)).setEndDate(march(to)).build();
  }

  static Date march(int day) {
    return Date.newBuilder().setYear(2026).setMonth(3).setDay(day).build();
  }

  static DataQuality data(String... sources) {
    return DataQuality.newBuilder()
        .setDaysExpected(28)
        .setDaysReceived(28)
        .setRowsUsed(1_032)
        .addAllSources(List.of(sources))
        .build();
  }
}
