package org.marketingmetrics.core.comparison;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.statistics.DriverFactor;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Quantity;

/**
 * One factor of a change in both periods.
 *
 * @param link what it is
 * @param from before; null where its denominator was 0
 * @param to after; null where its denominator is 0
 * @param currency of its value; null when it is no money
 */
record FactorValue(
    DriverChain.Link link,
    @Nullable ExactRatio from,
    @Nullable ExactRatio to,
    @Nullable String currency) {
  private static final ExactRatio ONE = ExactRatio.of(BigDecimal.ONE);

  static FactorValue of(
      DriverChain.Link link, Map<MeasureId, Quantity> before, Map<MeasureId, Quantity> after) {
    return new FactorValue(link, value(link, before), value(link, after), currency(link, after));
  }

  private static @Nullable ExactRatio value(DriverChain.Link link, Map<MeasureId, Quantity> sums) {
    ExactRatio above = DriverChain.amount(sums, link.numerator());
    if (link.denominator() == null) {
      return above;
    }
    ExactRatio below = DriverChain.amount(sums, link.denominator());
    return below.signum() == 0 ? null : above.over(below);
  }

  private static @Nullable String currency(DriverChain.Link link, Map<MeasureId, Quantity> sums) {
    boolean cancels =
        link.denominator() != null && sums.get(link.denominator()) instanceof Quantity.Money;
    return sums.get(link.numerator()) instanceof Quantity.Money money && !cancels
        ? money.currency()
        : null;
  }

  /** As it stands in the product; a period in which it is undefined takes the other's. */
  DriverFactor factor() {
    ExactRatio before = inProduct(from);
    ExactRatio after = inProduct(to);
    ExactRatio either = before == null ? after : before;
    return new DriverFactor(
        link.definition(),
        before == null ? (either == null ? ONE : either) : before,
        after == null ? (either == null ? ONE : either) : after);
  }

  private @Nullable ExactRatio inProduct(@Nullable ExactRatio value) {
    if (value == null || !link.inverse()) {
      return value;
    }
    return value.signum() == 0 ? null : ONE.over(value);
  }

  Explanation.Driver driver(double effect) {
    return new Explanation.Driver(
        link.definition(),
        link.numerator().id(),
        link.denominator() == null ? "" : link.denominator().id(),
        link.inverse(),
        from == null ? null : from.doubleValue(),
        to == null ? null : to.doubleValue(),
        currency,
        effect);
  }
}
