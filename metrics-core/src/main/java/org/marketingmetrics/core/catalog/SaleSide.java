package org.marketingmetrics.core.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side of a quotient and the sales it takes.
 *
 * @param side measures
 * @param sales all, or attributed only; null when any will do
 */
public record SaleSide(Side side, Formula.@Nullable AttributionClass sales) {
  /** The upper side of a formula. */
  public static SaleSide numerator(Formula.RatioOfSums formula) {
    return of(formula.numerator(), formula);
  }

  /** The lower side of a formula. */
  public static SaleSide denominator(Formula.RatioOfSums formula) {
    return of(formula.denominator(), formula);
  }

  private static SaleSide of(Side side, Formula.RatioOfSums formula) {
    return new SaleSide(
        side,
        side.measures().stream()
            .map(formula.attribution()::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  /** True when both can be the same amount: any sales agree with all and with attributed ones. */
  boolean agreesWith(SaleSide other) {
    return side.equals(other.side)
        && (sales == null || other.sales == null || sales == other.sales);
  }

  /** For example {@code revenue[ATTRIBUTED]}. */
  public String expression() {
    return sales == null ? side.operand() : side.operand() + "[" + sales + "]";
  }
}
