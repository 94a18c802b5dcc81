package org.marketingmetrics.server.cli.report;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.marketingmetrics.api.v1.ComparisonVerdict;
import org.marketingmetrics.api.v1.Difference;
import org.marketingmetrics.api.v1.DifferenceTest;
import org.marketingmetrics.api.v1.Interval;
import org.marketingmetrics.api.v1.MetricDisplay;
import org.marketingmetrics.api.v1.MetricValue;

/** What is said of a difference, in cells. */
final class DifferenceText {
  private static final double SMALLEST_PLAIN = 1e-4;

  private final MetricNames names;

  DifferenceText(MetricNames names) {
    this.names = names;
  }

  /** The difference in the unit of the value, points for shares: {@code +0.50 pp [0.13, 0.88]}. */
  String difference(MetricValue value, Difference difference) {
    if (!difference.hasDifference()) {
      return "";
    }
    String text = signed(value, difference.getDifference());
    if (!difference.hasInterval()) {
      return text;
    }
    Interval interval = difference.getInterval();
    return "%s [%s, %s]"
        .formatted(text, edge(value, interval.getLower()), edge(value, interval.getUpper()));
  }

  private String edge(MetricValue value, double number) {
    return signed(value, number).replace(" pp", "");
  }

  /** A number with its sign in the unit of the value. */
  String signed(MetricValue value, double number) {
    boolean share =
        value.getCurrencyCode().isEmpty()
            && names.display(value.getMetric()) == MetricDisplay.METRIC_DISPLAY_PERCENT;
    String text = ValueText.inUnitOf(value, number, names);
    return (number > 0 ? "+" : "") + (share ? text.replace(" %", " pp") : text);
  }

  /** As a part of the reference: {@code +20.0 %}. */
  static String lift(Difference difference) {
    return difference.hasLift() ? signedPercent(difference.getLift()) : "";
  }

  static String signedPercent(double share) {
    return String.format(Locale.ROOT, "%+,.1f %%", 100 * share);
  }

  /** The corrected p value, or how it was tested if exactly. */
  static String p(Difference difference) {
    return difference.hasTest()
        ? p(difference.getTest().getAdjustedPValue(), difference.getTest().getLog10AdjustedPValue())
        : "";
  }

  /** {@code 0.0123}, {@code 2.8e-8}, also below the smallest double. */
  static String p(double value, double log10) {
    if (value >= SMALLEST_PLAIN) {
      return NumberText.fixed(value, 4);
    }
    double exponent = Math.floor(log10);
    return Double.isInfinite(exponent)
        ? "0"
        : String.format(Locale.ROOT, "%.1fe%.0f", Math.pow(10, log10 - exponent), exponent);
  }

  /** {@code higher}, {@code not settled}, {@code not tested: needs unit data}. */
  static String verdict(Difference difference) {
    String verdict = Words.plain(difference.getVerdict());
    return difference.getVerdict() == ComparisonVerdict.COMPARISON_VERDICT_NOT_TESTED
        ? verdict + ": " + Words.plain(difference.getTestAbsence().getReason())
        : verdict;
  }

  /** By which method: {@code pooled z}, {@code delta z by message}. */
  static String method(Difference difference) {
    if (!difference.hasTest()) {
      return "";
    }
    DifferenceTest test = difference.getTest();
    return switch (test.getUnit()) {
      case COMPARISON_UNIT_UNSPECIFIED -> Words.plain(test.getMethod());
      case COMPARISON_UNIT_MESSAGE, COMPARISON_UNIT_DAY, UNRECOGNIZED ->
          Words.plain(test.getMethod()) + " by " + Words.plain(test.getUnit());
    };
  }

  /** The numbers that an axis must hold. */
  static DoubleStream edges(Difference difference) {
    return !difference.hasDifference()
        ? DoubleStream.empty()
        : difference.hasInterval()
            ? DoubleStream.of(
                difference.getInterval().getLower(), difference.getInterval().getUpper())
            : DoubleStream.of(difference.getDifference());
  }

  static DoubleStream liftEdges(Difference difference) {
    return !difference.hasLift()
        ? DoubleStream.empty()
        : difference.hasLiftInterval()
            ? DoubleStream.of(
                difference.getLiftInterval().getLower(), difference.getLiftInterval().getUpper())
            : DoubleStream.of(difference.getLift());
  }

  static String drawn(TextPlot plot, Difference difference) {
    if (!difference.hasDifference()) {
      return "";
    }
    Interval interval = difference.getInterval();
    return difference.hasInterval()
        ? plot.interval(interval.getLower(), difference.getDifference(), interval.getUpper())
        : plot.point(difference.getDifference());
  }

  static String drawnLift(TextPlot plot, Difference difference) {
    if (!difference.hasLift()) {
      return "";
    }
    Interval interval = difference.getLiftInterval();
    return difference.hasLiftInterval()
        ? plot.interval(interval.getLower(), difference.getLift(), interval.getUpper())
        : plot.point(difference.getLift());
  }

  /** What is to be known of it: warnings, why there is no test, the Bayesian view. */
  static void addTo(Notes notes, String about, Difference difference) {
    notes.add(about, difference.getWarningsList());
    if (difference.hasTestAbsence()) {
      notes.add(
          about,
          Words.code(difference.getTestAbsence().getReason()),
          difference.getTestAbsence().getText());
    }
    if (difference.hasNeededSize()
        && difference.getVerdict() == ComparisonVerdict.COMPARISON_VERDICT_INSUFFICIENT_DATA) {
      notes.add(
          about, "NEEDED", whole(difference.getNeededSize()) + " on each side for that effect");
    }
    if (difference.hasSettlingSize()) {
      notes.add(
          about,
          "TO SETTLE",
          "a difference as large as this one takes about %s on each side"
              .formatted(whole(difference.getSettlingSize())));
    }
    if (difference.hasBayesian()) {
      notes.add(
          about,
          "BAYES",
          "%s, probability of being higher %s"
              .formatted(
                  Words.plain(difference.getBayesian().getWord()),
                  ValueText.percent(difference.getBayesian().getProbability())));
    }
  }

  static String whole(double size) {
    return NumberText.fixed(size, 0);
  }
}
