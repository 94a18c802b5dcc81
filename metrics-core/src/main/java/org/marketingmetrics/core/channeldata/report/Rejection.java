package org.marketingmetrics.core.channeldata.report;

/** Why a row is not taken. */
public enum Rejection {
  /** It has no day, and the file as a whole states no period. */
  DATE_MISSING,
  /** Its day is none. */
  DATE_INVALID,
  /** Neither the column nor a country beside it shows whether the day or the month comes first. */
  DATE_AMBIGUOUS,
  /** Some days of the file have the day first, others the month. */
  DATE_CONTRADICTORY,
  /** Its last day is before its first, or more than ten years after it. */
  PERIOD_INVALID,
  /** A cell that should hold a number holds something else. */
  NUMBER_INVALID,
  /** Nothing in the file shows whether a comma or point is of a fraction or of thousands. */
  NUMBER_AMBIGUOUS,
  /** A count has a fraction. */
  NUMBER_NOT_WHOLE,
  /** A count, cost or rate is below zero. */
  NUMBER_NEGATIVE,
  /** It is too large to be stored. */
  NUMBER_TOO_LARGE,
  /** An amount does not say of which currency it is. */
  CURRENCY_MISSING,
  /** The currency is none. */
  CURRENCY_INVALID,
  /** The sign at the amount is of another currency than the column or the row says. */
  CURRENCY_CONTRADICTORY,
  /** A name has more than 255 characters, or the channel is none. */
  NAME_INVALID,
  /** A spreadsheet has rounded an id to a power of ten. */
  ID_ROUNDED,
  /** A row before has the same series and period; what tells them apart is not kept. */
  DUPLICATE
}
