package org.marketingmetrics.core.catalog;

/** A field in which two definitions can differ (domain rules A, families and identity). */
public enum DefinitionField {
  /** Another measure or metric. */
  METRIC,
  VERSION,
  FAMILY,
  /** Count, rate, ratio, money per unit. */
  KIND,
  NUMERATOR,
  DENOMINATOR,
  /** Per one or per thousand. */
  SCALE,
  /** People counted once against every event. */
  UNIQUE_OR_TOTAL,
  UNIT,
  /** How values of several rows become one. */
  AGGREGATION,
  /** Which model of customer lifetime value. */
  MODEL,
  /** The formula itself takes all sales, or attributed ones only. */
  ATTRIBUTION_CLASS,
  /** The basis states all sales, or attributed ones. */
  ATTRIBUTION,
  ATTRIBUTION_MODEL,
  CLICK_WINDOW,
  VIEW_WINDOW,
  /** Dated to the ad interaction or to the conversion. */
  DATE_BASIS,
  SESSION_RULE,
  CLICK_SCOPE,
  CLICK_VALIDITY,
  DELIVERED_RULE,
  VIEW_THRESHOLD,
  /** Matters only where the unit is money. */
  CURRENCY,
  /** A part of the identity for benchmarks only. */
  CHANNEL;

  /** The name as the contract spells ids, for example {@code click_window}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
