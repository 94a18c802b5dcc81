package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a value of one metric becomes a value of another, exactly, when the counts of both are known
 * over the same rows.
 */
public sealed interface Conversion {
  /** The metric that is converted. */
  MetricId from();

  /** The metric that results. */
  MetricId to();

  /** The arithmetic, for example {@code open_rate_delivered * delivery_rate}. */
  String expression();

  /** The measures that have to be known beside the value converted; none for a reciprocal. */
  Set<MeasureId> measures();

  /**
   * One minus the value: two parts of one whole.
   *
   * @param from converted
   * @param to result
   */
  record Complement(MetricId from, MetricId to) implements Conversion {
    @Override
    public String expression() {
      return "1 - " + from;
    }

    @Override
    public Set<MeasureId> measures() {
      return Set.of();
    }
  }

  /**
   * The value, or its reciprocal, times and over other figures.
   *
   * @param from converted
   * @param to result
   * @param reciprocal true when 1 / from is taken
   * @param multiplier power of ten beside the factors
   * @param divisor power of ten below them
   * @param factors in order; none when the reciprocal is all
   */
  record Product(
      MetricId from,
      MetricId to,
      boolean reciprocal,
      int multiplier,
      int divisor,
      List<Factor> factors)
      implements Conversion {
    public Product {
      factors = List.copyOf(factors);
    }

    @Override
    public String expression() {
      List<String> parts = new ArrayList<>();
      if (multiplier != 1) {
        parts.add(Integer.toString(multiplier));
      }
      parts.add(reciprocal ? "1 / " + from : from.id());
      StringBuilder text = new StringBuilder(String.join(" * ", parts));
      for (Factor factor : factors) {
        text.append(factor.divides() ? " / " : " * ").append(factor.operand().expression());
      }
      return divisor == 1 ? text.toString() : text.append(" / ").append(divisor).toString();
    }

    @Override
    public Set<MeasureId> measures() {
      Set<MeasureId> measures = new LinkedHashSet<>();
      factors.forEach(factor -> measures.addAll(factor.operand().measures()));
      return measures;
    }
  }

  /**
   * One factor.
   *
   * @param operand what
   * @param divides true when the product is divided by it
   */
  record Factor(Operand operand, boolean divides) {}

  /** A figure that a conversion takes. */
  sealed interface Operand {
    /** As it stands in the expression. */
    String expression();

    /** The measures it is computed from. */
    Set<MeasureId> measures();
  }

  /** A metric of the catalogue. */
  record OfMetric(Metric metric) implements Operand {
    @Override
    public String expression() {
      return metric.id();
    }

    @Override
    public Set<MeasureId> measures() {
      return metric.formula() instanceof Formula.RatioOfSums formula
          ? formula.measures()
          : Set.of();
    }
  }

  /** A quotient that no metric names. */
  record OfSides(SaleSide numerator, SaleSide denominator) implements Operand {
    @Override
    public String expression() {
      return "(" + numerator.expression() + " / " + denominator.expression() + ")";
    }

    @Override
    public Set<MeasureId> measures() {
      Set<MeasureId> measures = new LinkedHashSet<>(numerator.side().measures());
      measures.addAll(denominator.side().measures());
      return measures;
    }
  }
}
