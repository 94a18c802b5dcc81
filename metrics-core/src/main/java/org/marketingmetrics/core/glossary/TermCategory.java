package org.marketingmetrics.core.glossary;

/** What kind of thing a term is. */
public enum TermCategory {
  /** Something counted or paid: a measure of the catalogue. */
  MEASURES,
  /** A figure derived from measures, or a family of such figures. */
  METRICS_AND_KPIS,
  /** A way of working, or a notion that figures rest on. */
  METHODS
}
