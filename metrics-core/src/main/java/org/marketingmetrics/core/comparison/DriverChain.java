package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Quantity;

/**
 * The factors whose product a figure is. A sum S along a, b is a times b/a times S/b; a ratio N/D
 * along a, b is N/a times a/b times b/D.
 *
 * @param target the figure
 * @param links factors in order
 * @param measures all measures of them, each once
 */
record DriverChain(Definition target, List<Link> links, Set<MeasureId> measures) {
  /** Most measures between the ends. */
  static final int MOST_STEPS = 8;

  /**
   * One factor.
   *
   * @param definition id of the measure or metric that it is; empty when it has no name
   * @param numerator above the line
   * @param denominator below the line; null for a sum
   * @param inverse true when the product is divided by it
   */
  record Link(
      String definition, MeasureId numerator, @Nullable MeasureId denominator, boolean inverse) {}

  static DriverChain of(Catalog catalog, Definition target, List<Measure> asked) {
    List<MeasureId> steps =
        (asked.isEmpty() ? usual(catalog, target) : asked).stream().map(Measure::measure).toList();
    List<MeasureId> all = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    switch (target) {
      case Measure measure -> {
        all.addAll(steps);
        all.add(measure.measure());
        links.add(new Link(all.getFirst().id(), all.getFirst(), null, false));
        for (int i = 0; i + 1 < all.size(); i++) {
          links.add(link(catalog, all.get(i + 1), all.get(i)));
        }
      }
      case Metric metric -> {
        Formula.RatioOfSums ratio = plainRatio(metric);
        all.add(ratio.numerator().measures().getFirst());
        all.addAll(steps);
        all.add(ratio.denominator().measures().getFirst());
        for (int i = 0; i + 1 < all.size(); i++) {
          links.add(link(catalog, all.get(i), all.get(i + 1)));
        }
      }
    }
    Set<MeasureId> measures = new LinkedHashSet<>(all);
    if (measures.size() < all.size() || steps.size() > MOST_STEPS) {
      throw MetricsException.invalidField(
          "drivers",
          "name 1 to %d measures, each once, and neither end of %s"
              .formatted(MOST_STEPS, target.id()));
    }
    return new DriverChain(target, links, measures);
  }

  /** The chains that people speak of (domain rules E8, F2). */
  private static List<Measure> usual(Catalog catalog, Definition target) {
    List<String> ids =
        switch (target.id()) {
          case "revenue" -> List.of("impressions", "clicks", "orders");
          case "acos", "tacos", "roas" -> List.of("clicks", "orders");
          default ->
              throw MetricsException.invalidField(
                  "drivers",
                  "%s has no usual drivers; name the measures in between, or a dimension"
                      .formatted(target.id()));
        };
    return ids.stream().map(id -> catalog.measure(new MeasureId(id))).toList();
  }

  private static Formula.RatioOfSums plainRatio(Metric metric) {
    if (metric.formula() instanceof Formula.RatioOfSums ratio
        && ratio.numerator().terms().size() == 1
        && ratio.denominator().terms().size() == 1
        && ratio.scale() == 1) {
      return ratio;
    }
    throw MetricsException.invalidField(
        "metric",
        "%s is no quotient of two measures, so it is no product of rates".formatted(metric.id()));
  }

  /** A pair as the metric it is, or as the reciprocal of one. */
  private static Link link(Catalog catalog, MeasureId above, MeasureId below) {
    Optional<Metric> metric = pair(catalog, above, below);
    if (metric.isPresent()) {
      return new Link(metric.get().id(), above, below, false);
    }
    return pair(catalog, below, above)
        .map(inverse -> new Link(inverse.id(), below, above, true))
        .orElseGet(() -> new Link("", above, below, false));
  }

  private static Optional<Metric> pair(Catalog catalog, MeasureId above, MeasureId below) {
    return catalog.metrics().stream()
        .filter(
            metric ->
                metric.formula() instanceof Formula.RatioOfSums ratio
                    && ratio.scale() == 1
                    && ratio.attribution().isEmpty()
                    && ratio.numerator().expression().equals(above.id())
                    && ratio.denominator().expression().equals(below.id()))
        .findFirst();
  }

  /** The figure itself, from the sums; null where it has none. */
  @Nullable ExactRatio value(Map<MeasureId, Quantity> sums) {
    List<MeasureId> all = List.copyOf(measures);
    ExactRatio last = amount(sums, all.getLast());
    return switch (target) {
      case Measure _ -> last;
      case Metric _ -> last.signum() == 0 ? null : amount(sums, all.getFirst()).over(last);
    };
  }

  static ExactRatio amount(Map<MeasureId, Quantity> sums, MeasureId measure) {
    return ExactRatio.of(Objects.requireNonNull(sums.get(measure)).number());
  }

  /** Currency of the figure; null when it is no money. */
  @Nullable String currency(Map<MeasureId, Quantity> sums) {
    List<MeasureId> all = List.copyOf(measures);
    Quantity above = sums.get(target instanceof Measure ? all.getLast() : all.getFirst());
    boolean cancels = target instanceof Metric && sums.get(all.getLast()) instanceof Quantity.Money;
    return above instanceof Quantity.Money money && !cancels ? money.currency() : null;
  }
}
