package org.marketingmetrics.core.catalog;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.BasisField;

/** What a stored row can hold a value of: a measure, or a rate as its source reports it. */
public sealed interface Stored permits Measure, ReportedRate {
  /** The id of the measure, or of the metric that the rate is. */
  String id();

  /** Position among all that is stored, from 0, measures first; stable only within a release. */
  int ordinal();

  /** The identity fields that belong to its values. */
  Set<BasisField> identity();

  /** Stored values are this many times the number. */
  long storedScale();

  /**
   * What keeps a number from being one of its values, to be read after the number: a part of
   * something counted in whole ones, more than 64 bits, more than millionths. Null if nothing does.
   *
   * @param number without trailing zeros
   */
  default @Nullable String outOfRange(BigDecimal number) {
    return StoredRange.problem(this, number);
  }
}
