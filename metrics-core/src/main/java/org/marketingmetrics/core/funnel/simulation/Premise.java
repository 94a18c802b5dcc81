package org.marketingmetrics.core.funnel.simulation;

/** What a simulation takes for granted. */
public enum Premise {
  /** Those that a moved step brings behave at later steps as the others do. */
  LATER_RATES_STAY,
  /** Counted rates are drawn from what their counts leave open. */
  RATES_FROM_COUNTS,
  /** A range is drawn from evenly. */
  RANGES_EVEN,
  /** A measured rate without an interval is taken as it is. */
  RATE_WITHOUT_INTERVAL_FIXED,
  /** The value of an order is taken as it is. */
  ORDER_VALUE_FIXED,
  /** Each one more costs what each costs now. */
  COSTS_LINEAR
}
