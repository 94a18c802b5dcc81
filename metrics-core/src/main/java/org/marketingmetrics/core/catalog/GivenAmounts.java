package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Quantity;

/** Checks amounts that a caller gives for measures; every violation is found, not the first. */
final class GivenAmounts {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final Catalog catalog;
  private final List<FieldViolation> violations = new ArrayList<>();

  GivenAmounts(Catalog catalog) {
    this.catalog = catalog;
  }

  static String field(MeasureId measure) {
    return "measures." + measure;
  }

  /** Checks kinds and signs of the amounts, and currencies against the basis. */
  void check(Map<MeasureId, Quantity> amounts, Basis basis) {
    amounts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              Measure measure = catalog.measure(entry.getKey());
              check(field(entry.getKey()), measure, entry.getValue(), basis);
            });
  }

  /** Checks one amount, named by a field of the request. */
  void check(String field, Measure measure, Quantity amount, Basis basis) {
    String problem = problem(measure, amount, basis);
    if (problem != null) {
      refuse(field, problem);
    }
  }

  private static @Nullable String problem(Measure measure, Quantity amount, Basis basis) {
    return switch (amount) {
      case Quantity.Count count -> problem(measure, count);
      case Quantity.Money money -> problem(measure, money, basis);
    };
  }

  private static @Nullable String problem(Measure measure, Quantity.Count count) {
    if (measure.isMoney()) {
      return "is money; give it with a currency";
    }
    if (count.number().signum() < 0) {
      return "is a count and cannot be negative";
    }
    boolean inParts = count.fractional() || count.number().scale() > 0;
    return inParts && !measure.fractional()
        ? "is counted in whole numbers"
        : measure.outOfRange(count.number());
  }

  private static @Nullable String problem(Measure measure, Quantity.Money money, Basis basis) {
    if (!measure.isMoney()) {
      return "is a count, not money";
    }
    if (!CURRENCY.matcher(money.currency()).matches()) {
      return "needs a currency of three capital letters, such as USD";
    }
    if (!basis.currency().isEmpty() && !basis.currency().equals(money.currency())) {
      return "is in %s, the basis says %s".formatted(money.currency(), basis.currency());
    }
    boolean isCost = measure.description().family().equals("COST");
    return isCost && money.number().signum() < 0
        ? "is a cost and cannot be negative"
        : measure.outOfRange(money.number());
  }

  /** Notes a violation. */
  void refuse(String field, String description) {
    violations.add(new FieldViolation(field, description));
  }

  /**
   * Passes when there was no violation.
   *
   * @throws MetricsException INVALID_FIELD with all violations
   */
  void requireValid() {
    if (violations.isEmpty()) {
      return;
    }
    FieldViolation first = violations.getFirst();
    MetricsException.Builder failure =
        MetricsException.of(
                ErrorReason.INVALID_FIELD, "%s %s".formatted(first.field(), first.description()))
            .with("field", first.field());
    violations.forEach(violation -> failure.field(violation.field(), violation.description()));
    throw failure.build();
  }
}
