package org.marketingmetrics.core.event.funnel;

/** What is counted, and from which entry (domain rules C2). */
public enum FunnelCounting {
  /** People, by their best chain, wherever it starts. */
  BEST_CHAIN,
  /** People, by the chain from their first entry, each next step at its first instance. */
  FIRST_ENTRY,
  /** Attempts, one after the other; each ends by conversion, time-out or exclusion. */
  TOTALS
}
