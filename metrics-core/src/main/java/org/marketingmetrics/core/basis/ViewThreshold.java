package org.marketingmetrics.core.basis;

/** How long a video plays before it counts as viewed. */
public enum ViewThreshold {
  UNSPECIFIED,
  SECONDS_2,
  SECONDS_3,
  SECONDS_6,
  SECONDS_15,
  FULL,
  PLATFORM
}
