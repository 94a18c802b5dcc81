package org.marketingmetrics.core.basis;

/** Whether a count of clicks still holds the invalid ones. */
public enum ClickValidity {
  UNSPECIFIED,
  GROSS,
  NET
}
