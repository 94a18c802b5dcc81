package org.marketingmetrics.core.catalog;

/** How a metric's value is written for people. */
public enum Display {
  PERCENT,
  NUMBER,
  MONEY,
  MULTIPLE
}
