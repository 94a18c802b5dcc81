package org.marketingmetrics.core.catalog;

/** What follows from one difference, from nothing to the worst. */
public enum DifferenceEffect {
  /** The field does not matter for these two. */
  NONE,
  /** One side does not state the field: comparable, with BASIS_UNSPECIFIED. */
  WARNS,
  /** Not comparable unless the caller acknowledges the mismatch. */
  REFUSES,
  /** Not comparable; no acknowledgement helps. */
  FORBIDS
}
