package org.marketingmetrics.core.basis;

/** Which clicks a count of clicks holds. */
public enum ClickScope {
  UNSPECIFIED,
  ALL,
  LINK,
  OUTBOUND,
  DESTINATION
}
