package org.marketingmetrics.core.catalog;

/** Which way is better. */
public enum Direction {
  UP,
  DOWN,
  NONE
}
