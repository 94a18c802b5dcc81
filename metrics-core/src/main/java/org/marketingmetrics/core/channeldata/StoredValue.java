package org.marketingmetrics.core.channeldata;

import java.math.BigDecimal;
import java.util.Set;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MetricKind;
import org.marketingmetrics.core.catalog.ReportedRate;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Quantity;

/**
 * One value as it is stored.
 *
 * @param stored the measure counted, or the rate reported
 * @param basis only its identity fields
 * @param value in stored scale
 */
record StoredValue(Stored stored, Basis basis, long value) {
  private static final Set<String> MAY_BE_NEGATIVE =
      Set.of("revenue", "refund_amount", "gross_profit");

  /**
   * Checks a value and brings it into stored form.
   *
   * @param field path of the value in the request, for errors
   * @param fallback basis for a value that states none
   * @throws MetricsException INVALID_FIELD
   */
  static StoredValue of(
      String field, Stored stored, Observation.MeasureValue given, Basis fallback) {
    Basis basis = given.basis() == null ? fallback : stated(field, stored, given.basis());
    return switch (stored) {
      case ReportedRate rate -> rate(field, rate, basis, given.quantity());
      case Measure measure ->
          switch (given.quantity()) {
            case Quantity.Count count -> count(field, measure, basis, count);
            case Quantity.Money money -> money(field, measure, basis, money);
          };
    };
  }

  /** True when both are the same measure under the same identity fields. */
  boolean isOfFactOf(StoredValue other) {
    return stored.ordinal() == other.stored.ordinal() && basis.equals(other.basis);
  }

  /** True when a row of the same series and period holds this measure under these fields. */
  boolean isIn(ObservationRow row) {
    return row.values().get(stored.ordinal()) != null
        && row.basis().project(stored.identity()).equals(basis);
  }

  private static Basis stated(String field, Stored stored, Basis basis) {
    for (BasisField one : basis.stated()) {
      if (!stored.identity().contains(one)) {
        throw MetricsException.invalidField(
            field + ".basis." + (one == BasisField.CURRENCY ? "currency_code" : one.id()),
            "%s has no %s; leave it out".formatted(stored.id(), one.id()));
      }
    }
    return basis;
  }

  private static StoredValue rate(String field, ReportedRate rate, Basis basis, Quantity quantity) {
    if (!(quantity instanceof Quantity.Count(BigDecimal number, boolean _))) {
      throw MetricsException.invalidField(field, rate.id() + " is a rate; give a decimal");
    }
    requirePositive(field, number);
    if (rate.metric().kind() == MetricKind.RATE && number.compareTo(BigDecimal.ONE) > 0) {
      throw MetricsException.invalidField(
          field,
          "%s is above 1, and %s is a share of a whole; send a percent as a fraction, 2.5 %% as 0.025"
              .formatted(number, rate.id()));
    }
    return new StoredValue(rate, basis.project(rate.identity()), scaled(field, rate, number));
  }

  private static void requirePositive(String field, BigDecimal number) {
    if (number.signum() < 0) {
      throw MetricsException.invalidField(field, "%s is below 0; counts are not".formatted(number));
    }
  }

  private static StoredValue count(
      String field, Measure measure, Basis basis, Quantity.Count count) {
    if (measure.isMoney()) {
      throw MetricsException.invalidField(
          field, measure.id() + " is money; give an amount with its currency");
    }
    BigDecimal number = count.number();
    requirePositive(field, number);
    if (number.scale() > 0 && !measure.fractional()) {
      throw MetricsException.invalidField(
          field, "%s is no whole number, and %s has no parts".formatted(number, measure.id()));
    }
    return new StoredValue(
        measure, basis.project(measure.identity()), scaled(field, measure, number));
  }

  private static StoredValue money(
      String field, Measure measure, Basis basis, Quantity.Money money) {
    if (!measure.isMoney()) {
      throw MetricsException.invalidField(field, measure.id() + " is no money; give a count");
    }
    if (!money.currency().matches("[A-Z]{3}")) {
      throw MetricsException.invalidField(
          field + ".money.currency_code",
          "use an ISO 4217 code of three capital letters, for example USD");
    }
    if (money.number().signum() < 0 && !MAY_BE_NEGATIVE.contains(measure.id())) {
      throw MetricsException.invalidField(
          field, "%s is below 0; only %s may be".formatted(money.number(), MAY_BE_NEGATIVE));
    }
    if (basis.states(BasisField.CURRENCY) && !basis.currency().equals(money.currency())) {
      throw MetricsException.invalidField(
          field + ".money.currency_code",
          "the amount is in %s and its basis says %s"
              .formatted(money.currency(), basis.currency()));
    }
    Basis own = basis.withCurrency(money.currency()).project(measure.identity());
    return new StoredValue(measure, own, scaled(field, measure, money.number()));
  }

  private static long scaled(String field, Stored stored, BigDecimal number) {
    String problem = stored.outOfRange(number);
    if (problem != null) {
      throw MetricsException.invalidField(field, "%s %s".formatted(number, problem));
    }
    return number.multiply(BigDecimal.valueOf(stored.storedScale())).longValueExact();
  }
}
