package org.marketingmetrics.core.value;

/** Why a value is null while the answer around it stands. */
public enum NullReason {
  ZERO_DENOMINATOR,
  NO_DATA,
  NOT_ADDITIVE,
  MIXED_CURRENCY,
  AMBIGUOUS_SOURCE,
  AMBIGUOUS_BASIS,
  NOT_COMPARABLE,
  DEFINITION_MISMATCH
}
