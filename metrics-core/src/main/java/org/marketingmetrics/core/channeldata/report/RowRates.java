package org.marketingmetrics.core.channeldata.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.ReportedRate;
import org.marketingmetrics.core.catalog.Side;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.catalog.Term;
import org.marketingmetrics.core.channeldata.Observation.MeasureValue;
import org.marketingmetrics.core.channeldata.report.cell.NumberCell;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.value.Quantity;

/**
 * Rates of a row beside the values of their sides. A rate whose sides are there says nothing new
 * and is only compared; one whose numerator is not there is kept as it is reported.
 */
final class RowRates {
  /** Computing in binary and writing fifteen digits is no disagreement. */
  private static final BigDecimal BINARY = new BigDecimal("1e-9");

  /** No rate is so high, nor could it be stored. */
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);

  private final Catalog catalog;

  RowRates(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A rate as its row has it. */
  record Given(BoundColumn column, ColumnUse.Rate rate, NumberCell.Value value, Basis basis) {}

  /** The disagreement of a rate with its sides; null when it agrees or cannot be compared. */
  RowNote.@Nullable RateDisagrees disagreement(long line, Given given, List<MeasureValue> values) {
    Formula.RatioOfSums ratio = ratio(given.rate());
    BigDecimal upper = side(ratio.numerator(), given, values);
    BigDecimal lower = side(ratio.denominator(), given, values);
    if (upper == null || lower == null || lower.signum() == 0) {
      return null;
    }
    BigDecimal computed =
        upper.multiply(BigDecimal.valueOf(ratio.scale())).divide(lower, MathContext.DECIMAL64);
    BigDecimal reported = given.value().number();
    BigDecimal lastPlace = BigDecimal.ONE.movePointLeft(Math.max(0, reported.scale()));
    BigDecimal allowed = lastPlace.max(computed.abs().multiply(BINARY));
    return computed.subtract(reported).abs().compareTo(allowed) <= 0
        ? null
        : new RowNote.RateDisagrees(
            line,
            given.column().header(),
            given.rate().metric().id(),
            reported.doubleValue(),
            computed.doubleValue());
  }

  private static Formula.RatioOfSums ratio(ColumnUse.Rate rate) {
    return (Formula.RatioOfSums) rate.metric().formula();
  }

  /** The sum of a side; null when a measure of it is missing, or there under several bases. */
  private static @Nullable BigDecimal side(Side side, Given given, List<MeasureValue> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Term term : side.terms()) {
      MeasureValue value = only(term.measure(), given.basis(), values).orElse(null);
      if (value == null) {
        return null;
      }
      sum = sum.add(value.quantity().number().multiply(BigDecimal.valueOf(term.sign())));
    }
    return sum;
  }

  private static Optional<MeasureValue> only(
      MeasureId measure, Basis basis, List<MeasureValue> values) {
    MeasureValue found = null;
    for (MeasureValue value : values) {
      if (value.measure().equals(measure) && agrees(value.basis(), basis)) {
        if (found != null) {
          return Optional.empty();
        }
        found = value;
      }
    }
    return Optional.ofNullable(found);
  }

  /** True unless the rate states something else of a field than the value does. */
  private static boolean agrees(@Nullable Basis value, Basis rate) {
    if (value == null) {
      return true;
    }
    for (BasisField field : rate.stated()) {
      if (value.states(field) && !value.text(field).equals(rate.text(field))) {
        return false;
      }
    }
    return true;
  }

  /** The rate as a value to store, when its numerator is not there and its denominator is. */
  Optional<MeasureValue> kept(Given given, List<MeasureValue> values) {
    Stored stored = catalog.stored(given.rate().metric().id()).orElse(null);
    BigDecimal number = given.value().number();
    if (!(stored instanceof ReportedRate rate)
        || number.signum() < 0
        || number.compareTo(HIGHEST) >= 0) {
      return Optional.empty();
    }
    boolean hasNumerator =
        values.stream()
            .anyMatch(
                value ->
                    value.measure().equals(rate.numerator().measure())
                        && agrees(value.basis(), given.basis()));
    if (hasNumerator) {
      return Optional.empty();
    }
    return only(rate.denominator().measure(), given.basis(), values)
        .map(
            denominator -> {
              Basis own = denominator.basis() == null ? Basis.UNSPECIFIED : denominator.basis();
              Quantity kept = new Quantity.Count(RowNumbers.rounded(number), true);
              return new MeasureValue(
                  new MeasureId(rate.id()), kept, given.basis().overriddenBy(own));
            });
  }
}
