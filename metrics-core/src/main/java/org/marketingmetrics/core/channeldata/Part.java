package org.marketingmetrics.core.channeldata;

import java.util.Map;

/**
 * The values of the four dimensions that split the world into parts; empty where unset. Two rows
 * compete to answer a query when no dimension that both set differs.
 */
public record Part(String channel, String platform, String account, String marketplace) {
  /** The part of a series. */
  public static Part of(SeriesKey series) {
    Map<String, String> values = series.values();
    return new Part(
        values.getOrDefault("channel", ""),
        values.getOrDefault("platform", ""),
        values.getOrDefault("account", ""),
        values.getOrDefault("marketplace", ""));
  }

  /** Which of the four are set, one bit each. */
  public int mask() {
    return (channel.isEmpty() ? 0 : 1)
        | (platform.isEmpty() ? 0 : 2)
        | (account.isEmpty() ? 0 : 4)
        | (marketplace.isEmpty() ? 0 : 8);
  }

  /** The part with only the dimensions of the mask set. */
  public Part project(int mask) {
    return new Part(
        (mask & 1) == 0 ? "" : channel,
        (mask & 2) == 0 ? "" : platform,
        (mask & 4) == 0 ? "" : account,
        (mask & 8) == 0 ? "" : marketplace);
  }

  /** True when no dimension that both set differs. */
  public boolean competesWith(Part other) {
    int common = mask() & other.mask();
    return project(common).equals(other.project(common));
  }
}
