package org.marketingmetrics.server.cli.report;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import org.marketingmetrics.api.v1.Interval;
import org.marketingmetrics.api.v1.MetricDisplay;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;

/** One value as a cell: {@code 2.00 % [1.94, 2.06]}, {@code $1.50}, {@code null: NO_DATA}. */
final class ValueText {
  private ValueText() {}

  /** The value, with its interval if it has one. */
  static String of(MetricValue value, MetricNames names) {
    return of(value, display(value, names));
  }

  /** A share of steps in a funnel, whatever the catalogue calls it. */
  static String share(MetricValue value) {
    return of(value, MetricDisplay.METRIC_DISPLAY_PERCENT);
  }

  /** What was divided: {@code 4,000 / 200,000}; empty for plain sums. */
  static String fraction(MetricValue value) {
    if (!value.hasDenominator()) {
      return "";
    }
    String factor = value.getScale() > 1 ? " x " + NumberText.whole(value.getScale()) : "";
    return NumberText.quantity(value.getNumerator())
        + " / "
        + NumberText.quantity(value.getDenominator())
        + factor;
  }

  /** A share as a percentage with as many decimals as it needs. */
  static String percent(double share) {
    return percentDigits(share, NumberText.decimals(share * 100)) + " %";
  }

  /** A number in the unit of the value: the edges of a benchmark, a gap. */
  static String inUnitOf(MetricValue value, double number, MetricNames names) {
    MetricDisplay display = display(value, names);
    return shown(display, number, value.getCurrencyCode(), decimals(display, number));
  }

  /** Money says so itself, also where the pair is in no catalogue. */
  private static MetricDisplay display(MetricValue value, MetricNames names) {
    return value.getCurrencyCode().isEmpty()
        ? names.display(value.getMetric())
        : MetricDisplay.METRIC_DISPLAY_MONEY;
  }

  private static String of(MetricValue value, MetricDisplay display) {
    if (!value.hasValue()) {
      return value.getNullReason() == NullReason.NULL_REASON_UNSPECIFIED
          ? "null"
          : "null: " + Words.code(value.getNullReason());
    }
    if (!value.hasDenominator() && value.hasNumerator()) {
      return NumberText.quantity(value.getNumerator());
    }
    int decimals = decimals(display, value.getValue());
    return shown(display, value.getValue(), value.getCurrencyCode(), decimals)
        + interval(value, display, decimals);
  }

  private static String interval(MetricValue value, MetricDisplay display, int decimals) {
    if (!value.hasInterval()) {
      return "";
    }
    Interval interval = value.getInterval();
    DoubleFunction<String> edge =
        display == MetricDisplay.METRIC_DISPLAY_PERCENT
            ? number -> percentDigits(number, decimals)
            : number -> NumberText.fixed(number, decimals);
    return " [" + edge.apply(interval.getLower()) + ", " + edge.apply(interval.getUpper()) + "]";
  }

  private static int decimals(MetricDisplay display, double value) {
    return NumberText.decimals(
        display == MetricDisplay.METRIC_DISPLAY_PERCENT ? value * 100 : value);
  }

  private static String shown(MetricDisplay display, double value, String currency, int decimals) {
    return switch (display) {
      case METRIC_DISPLAY_PERCENT -> percentDigits(value, decimals) + " %";
      case METRIC_DISPLAY_MULTIPLE -> NumberText.fixed(value, decimals) + "x";
      case METRIC_DISPLAY_MONEY -> NumberText.money(BigDecimal.valueOf(value), currency, decimals);
      case METRIC_DISPLAY_NUMBER, METRIC_DISPLAY_UNSPECIFIED, UNRECOGNIZED ->
          NumberText.fixed(value, decimals);
    };
  }

  private static String percentDigits(double share, int decimals) {
    return NumberText.fixed(BigDecimal.valueOf(share).movePointRight(2), decimals);
  }
}
