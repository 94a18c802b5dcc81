package org.marketingmetrics.core.basis;

/** Which sales a count or an amount holds. */
public sealed interface Attribution {
  /** The report does not say. */
  record Unspecified() implements Attribution {}

  /** All sales, whatever led to them. */
  record All() implements Attribution {}

  /**
   * Sales credited to an advertisement.
   *
   * @param model how credit is given
   * @param clickWindowDays days after a click within which a sale is credited, 0 for no credit,
   *     {@link #NOT_STATED}
   * @param viewWindowDays days after a view within which a sale is credited, 0 for no credit,
   *     {@link #NOT_STATED}
   * @param dateBasis the day a sale is dated to
   */
  record Attributed(Model model, int clickWindowDays, int viewWindowDays, DateBasis dateBasis)
      implements Attribution {}

  /** A window the report does not state. */
  int NOT_STATED = -1;

  /** How credit for a sale is given. */
  enum Model {
    UNSPECIFIED,
    LAST_TOUCH,
    FIRST_TOUCH,
    LINEAR,
    TIME_DECAY,
    POSITION_BASED,
    DATA_DRIVEN,
    PLATFORM
  }

  /** The day a sale is dated to. */
  enum DateBasis {
    UNSPECIFIED,
    AD_INTERACTION,
    CONVERSION
  }

  /** The report does not say. */
  Attribution UNSPECIFIED = new Unspecified();

  /** All sales. */
  Attribution ALL = new All();
}
