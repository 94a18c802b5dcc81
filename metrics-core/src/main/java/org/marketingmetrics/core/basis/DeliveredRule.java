package org.marketingmetrics.core.basis;

/** What a count of delivered messages leaves out. */
public enum DeliveredRule {
  UNSPECIFIED,
  ALL_BOUNCES,
  HARD_BOUNCES
}
