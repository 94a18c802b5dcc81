package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.marketingmetrics.core.value.Quantity;

/** What one side of a quotient comes to. */
public sealed interface SideSum {
  /** An exact amount. */
  record Amount(Quantity quantity) implements SideSum {}

  /** Some measures have no value. */
  record Missing(List<MeasureId> measures) implements SideSum {
    public Missing {
      measures = List.copyOf(measures);
    }
  }

  /** Amounts of several currencies, which cannot be added. */
  record MixedCurrency(SortedSet<String> currencies) implements SideSum {}

  /** Adds up the terms of a side. */
  static SideSum of(Side side, Map<MeasureId, Quantity> amounts) {
    List<MeasureId> missing =
        side.measures().stream().filter(measure -> !amounts.containsKey(measure)).toList();
    if (!missing.isEmpty()) {
      return new Missing(missing);
    }
    BigDecimal sum = BigDecimal.ZERO;
    boolean fractional = false;
    SortedSet<String> currencies = new TreeSet<>();
    for (Term term : side.terms()) {
      Quantity quantity = java.util.Objects.requireNonNull(amounts.get(term.measure()));
      sum = sum.add(quantity.number().multiply(BigDecimal.valueOf(term.sign())));
      switch (quantity) {
        case Quantity.Count count -> fractional |= count.fractional();
        case Quantity.Money money -> currencies.add(money.currency());
      }
    }
    return switch (currencies.size()) {
      case 0 -> new Amount(new Quantity.Count(sum, fractional));
      case 1 -> new Amount(new Quantity.Money(sum, currencies.first()));
      default -> new MixedCurrency(currencies);
    };
  }
}
