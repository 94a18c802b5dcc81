package org.marketingmetrics.core.catalog;

import java.util.Set;
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
}
