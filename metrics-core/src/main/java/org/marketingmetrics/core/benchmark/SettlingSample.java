package org.marketingmetrics.core.benchmark;

import java.util.Optional;
import java.util.stream.Stream;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.statistics.Confidence;
import org.marketingmetrics.core.statistics.Wilson;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;

/**
 * How much more would have to be counted, at the rate measured so far, for the interval to lie
 * where the value does.
 *
 * @param measure what is counted: the denominator in words of measures
 * @param additional beside what is counted already, above 0
 */
public record SettlingSample(String measure, long additional) {
  /** More than that nobody counts. */
  private static final double MOST = 1e15;

  /**
   * What would settle where the value lies; empty where it is certain, where there is no interval
   * that would shrink, and where nothing settles it.
   */
  static Optional<SettlingSample> of(
      Definition definition, MetricValue value, Standing standing, Edges edges, ExactRatio exact) {
    Interval interval = value.interval();
    Quantity counted = value.denominator();
    if (standing.evidence() != Standing.Evidence.UNCERTAIN
        || interval == null
        || interval.method() != Interval.Method.WILSON
        || counted == null) {
      return Optional.empty();
    }
    Confidence confidence = Confidence.of(interval.confidence());
    double needed =
        concerned(standing.position(), edges)
            .mapToDouble(edge -> trials(exact, edge, confidence))
            .max()
            .orElseThrow();
    double additional = Math.floor(needed) + 1 - counted.number().doubleValue();
    return additional >= 1 && additional <= MOST
        ? Optional.of(new SettlingSample(denominator(definition), (long) additional))
        : Optional.empty();
  }

  /** The edges that the interval must not reach. */
  private static Stream<ExactRatio> concerned(Standing.Position position, Edges edges) {
    return switch (position) {
      case BELOW -> Stream.of(edges.lower());
      case ABOVE -> Stream.of(edges.upper());
      case WITHIN, AT -> Stream.of(edges.lower(), edges.upper());
    };
  }

  private static double trials(ExactRatio rate, ExactRatio edge, Confidence confidence) {
    double limit = edge.doubleValue();
    return limit <= 0 || limit >= 1
        ? 0
        : Wilson.trialsApart(rate.minus(edge).doubleValue(), limit, confidence);
  }

  private static String denominator(Definition definition) {
    return definition instanceof Metric metric
            && metric.formula() instanceof Formula.RatioOfSums formula
        ? formula.denominator().expression()
        : "";
  }
}
