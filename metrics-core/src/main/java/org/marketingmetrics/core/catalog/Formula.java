package org.marketingmetrics.core.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marketingmetrics.core.basis.Attribution;

/** How a metric is computed. */
public sealed interface Formula {
  /** The formula in words of measures, for example {@code 1000 * ad_spend / impressions}. */
  String expression();

  /**
   * Sum of the numerator over sum of the denominator, times the scale; both sums run over the same
   * rows.
   *
   * @param numerator upper side
   * @param denominator lower side
   * @param scale 1, or 1000 for figures per thousand
   * @param attribution measures whose sales must be of the stated class; empty when any will do
   */
  record RatioOfSums(
      Side numerator, Side denominator, int scale, Map<MeasureId, AttributionClass> attribution)
      implements Formula {
    public RatioOfSums {
      attribution = Map.copyOf(attribution);
    }

    @Override
    public String expression() {
      String quotient = numerator.operand() + " / " + denominator.operand();
      return scale == 1 ? quotient : scale + " * " + quotient;
    }

    /** Every measure of both sides, each once, numerator first. */
    public Set<MeasureId> measures() {
      Set<MeasureId> measures = new LinkedHashSet<>(numerator.measures());
      measures.addAll(denominator.measures());
      return measures;
    }
  }

  /**
   * A typed model whose variants take named inputs.
   *
   * @param name for example {@code clv}
   * @param variants names of the variants; the variant is part of the identity
   */
  record Model(String name, List<String> variants) implements Formula {
    public Model {
      variants = List.copyOf(variants);
    }

    @Override
    public String expression() {
      return name + "(" + String.join(" | ", variants) + ")";
    }
  }

  /** Which sales a formula takes. */
  enum AttributionClass {
    ALL,
    ATTRIBUTED;

    /** The attribution that states this and nothing more. */
    public Attribution attribution() {
      return switch (this) {
        case ALL -> Attribution.ALL;
        case ATTRIBUTED ->
            new Attribution.Attributed(
                Attribution.Model.UNSPECIFIED,
                Attribution.NOT_STATED,
                Attribution.NOT_STATED,
                Attribution.DateBasis.UNSPECIFIED);
      };
    }
  }
}
