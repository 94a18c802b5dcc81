package org.marketingmetrics.core.comparison;

/** Why a difference was not tested while the answer around it stands. */
public enum TestAbsence {
  /** A ratio of totals: only data by unit would give its variance. */
  NEEDS_UNIT_DATA,
  /** A side has no value or no trials. */
  NOT_COMPARABLE,
  /** The sides are of different definitions. */
  DEFINITION_MISMATCH,
  /** A sum, whose chance nobody knows; a rate or ratio built on it can be tested. */
  PLAIN_SUM
}
