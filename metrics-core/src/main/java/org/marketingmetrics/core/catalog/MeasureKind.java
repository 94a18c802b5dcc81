package org.marketingmetrics.core.catalog;

/** How a measure adds up (domain rules A, kinds). */
public enum MeasureKind {
  /** Events; adds over everything. */
  COUNT,
  /** Distinct people; never adds. */
  UNIQUE,
  /** Distinct people within one mailing; adds over different mailings. */
  UNIQUE_PER_MESSAGE,
  /** Money of one currency; adds within the currency. */
  CURRENCY,
  /** A level at a moment; the last value stands for a period. */
  STOCK
}
