package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds how one ratio of sums becomes another: what the two formulas share cancels, and what is
 * left is named as a metric where the catalogue has one.
 */
final class ConversionFinder {
  private final Catalog catalog;

  ConversionFinder(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Empty when the formulas share nothing, or one is a model. */
  Optional<Conversion> find(Metric from, Metric to) {
    if (!(from.formula() instanceof Formula.RatioOfSums source)
        || !(to.formula() instanceof Formula.RatioOfSums target)) {
      return Optional.empty();
    }
    if (isComplement(source, target)) {
      return Optional.of(new Conversion.Complement(from.metric(), to.metric()));
    }
    Leftover direct = leftover(source, target, false);
    Leftover inverse = leftover(source, target, true);
    boolean reciprocal = inverse.size() < direct.size();
    Leftover rest = reciprocal ? inverse : direct;
    boolean oneFamily = from.description().family().equals(to.description().family());
    return rest.size() <= 1 || (oneFamily && rest.size() == 2)
        ? Optional.of(product(from, to, reciprocal, rest))
        : Optional.empty();
  }

  /** Both sides over the same denominator, and the two numerators add up to it. */
  private static boolean isComplement(Formula.RatioOfSums source, Formula.RatioOfSums target) {
    List<Term> sum = new ArrayList<>(source.numerator().terms());
    for (Term term : target.numerator().terms()) {
      if (!sum.remove(new Term(term.measure(), -term.sign()))) {
        sum.add(term);
      }
    }
    return source.scale() == 1
        && target.scale() == 1
        && source.denominator().equals(target.denominator())
        && sum.equals(source.denominator().terms());
  }

  /** What remains of target / source, or of target x source, after equal sides cancel. */
  private record Leftover(List<SaleSide> numerators, List<SaleSide> denominators) {
    int size() {
      return numerators.size();
    }
  }

  private static Leftover leftover(
      Formula.RatioOfSums source, Formula.RatioOfSums target, boolean inverse) {
    List<SaleSide> numerators = new ArrayList<>();
    List<SaleSide> denominators = new ArrayList<>();
    numerators.add(SaleSide.numerator(target));
    denominators.add(SaleSide.denominator(target));
    (inverse ? numerators : denominators).add(SaleSide.numerator(source));
    (inverse ? denominators : numerators).add(SaleSide.denominator(source));
    numerators.removeIf(side -> cancel(side, denominators));
    return new Leftover(numerators, denominators);
  }

  private static boolean cancel(SaleSide side, List<SaleSide> others) {
    return others.stream().filter(side::agreesWith).findFirst().map(others::remove).orElse(false);
  }

  private Conversion product(Metric from, Metric to, boolean reciprocal, Leftover rest) {
    List<Conversion.Factor> factors = new ArrayList<>();
    int multiplier = scale(to) * (reciprocal ? scale(from) : 1);
    int divisor = reciprocal ? 1 : scale(from);
    for (int i = 0; i < rest.size(); i++) {
      Conversion.Factor factor =
          factor(rest.numerators().get(i), rest.denominators().get(i), List.of(from, to));
      factors.add(factor);
      if (factor.operand() instanceof Conversion.OfMetric named) {
        // The metric holds its own scale, which the bare quotient does not.
        multiplier *= factor.divides() ? scale(named.metric()) : 1;
        divisor *= factor.divides() ? 1 : scale(named.metric());
      }
    }
    int common = Math.min(multiplier, divisor);
    return new Conversion.Product(
        from.metric(), to.metric(), reciprocal, multiplier / common, divisor / common, factors);
  }

  private static int scale(Metric metric) {
    return metric.formula() instanceof Formula.RatioOfSums formula ? formula.scale() : 1;
  }

  private Conversion.Factor factor(
      SaleSide numerator, SaleSide denominator, List<Metric> excluded) {
    return named(numerator, denominator, excluded)
        .map(metric -> new Conversion.Factor(new Conversion.OfMetric(metric), false))
        .or(
            () ->
                named(denominator, numerator, excluded)
                    .map(metric -> new Conversion.Factor(new Conversion.OfMetric(metric), true)))
        .orElseGet(
            () -> new Conversion.Factor(new Conversion.OfSides(numerator, denominator), false));
  }

  /** The one metric of those sides; none when several agree, such as ACoS and TACoS. */
  private Optional<Metric> named(SaleSide numerator, SaleSide denominator, List<Metric> excluded) {
    List<Metric> named =
        catalog.metrics().stream()
            .filter(metric -> !excluded.contains(metric))
            .filter(metric -> isQuotient(metric, numerator, denominator))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static boolean isQuotient(Metric metric, SaleSide numerator, SaleSide denominator) {
    return metric.formula() instanceof Formula.RatioOfSums formula
        && SaleSide.numerator(formula).agreesWith(numerator)
        && SaleSide.denominator(formula).agreesWith(denominator);
  }
}
