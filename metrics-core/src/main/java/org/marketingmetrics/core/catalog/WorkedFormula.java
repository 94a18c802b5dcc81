package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.Quantity;

/** A formula with the numbers put in. */
public sealed interface WorkedFormula {
  /** The left side in numbers, for example {@code 2500 / 100000}. */
  String left();

  /** The result, rounded once; null when there is none. */
  @Nullable Double result();

  /** The whole line, for example {@code 2500 / 100000 = 0.025}; the left side when null. */
  default String text() {
    Double result = result();
    return result == null ? left() : left() + " = " + plain(BigDecimal.valueOf(result));
  }

  /**
   * One measure with its amount.
   *
   * @param measure which
   * @param sign +1 or -1
   * @param amount how much
   */
  record WorkedTerm(MeasureId measure, int sign, Quantity amount) {}

  /**
   * A ratio of sums.
   *
   * @param numerator terms of the upper side, in the formula's order
   * @param denominator terms of the lower side
   * @param scale factor before the quotient
   * @param result null for a zero denominator or mixed currencies
   */
  record Ratio(
      List<WorkedTerm> numerator, List<WorkedTerm> denominator, int scale, @Nullable Double result)
      implements WorkedFormula {
    public Ratio {
      numerator = List.copyOf(numerator);
      denominator = List.copyOf(denominator);
    }

    @Override
    public String left() {
      String quotient = side(numerator) + " / " + side(denominator);
      return scale == 1 ? quotient : scale + " * " + quotient;
    }

    private static String side(List<WorkedTerm> terms) {
      String sum =
          terms.stream()
              .map(term -> (term.sign() < 0 ? "- " : "+ ") + plain(term.amount().number()))
              .collect(Collectors.joining(" "))
              .substring(2);
      return terms.size() == 1 ? sum : "(" + sum + ")";
    }
  }

  /**
   * A measure, which is its own sum.
   *
   * @param amount how much
   */
  record Sum(Quantity amount) implements WorkedFormula {
    @Override
    public String left() {
      return plain(amount.number());
    }

    @Override
    public @Nullable Double result() {
      return amount.number().doubleValue();
    }

    @Override
    public String text() {
      return left();
    }
  }

  /**
   * A model.
   *
   * @param model with its inputs
   * @param result null when the model has no value
   */
  record Clv(ClvModel model, @Nullable Double result) implements WorkedFormula {
    @Override
    public String left() {
      return switch (model) {
        case ClvModel.Simple simple ->
            "%s * %s * %s * %s"
                .formatted(
                    plain(simple.averageOrderValue().number()),
                    plain(simple.purchasesPerPeriod()),
                    plain(simple.grossMargin()),
                    plain(simple.periods()));
        case ClvModel.Retention retention ->
            "%s * %s / (1 + %s - %s)"
                .formatted(
                    plain(retention.marginPerPeriod().number()),
                    plain(retention.retentionRate()),
                    plain(retention.discountRate()),
                    plain(retention.retentionRate()));
      };
    }
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.toPlainString();
  }
}
