package org.marketingmetrics.bench;

import java.time.LocalDate;

/**
 * How large a workspace is: every campaign of every channel has one row a day.
 *
 * @param channels number of channels
 * @param campaigns campaigns of each channel
 * @param days days of each campaign, from {@link #FIRST_DAY} on
 */
record Shape(int channels, int campaigns, int days) {
  static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);

  /** 1,000,000 rows. */
  static final Shape FULL = new Shape(10, 100, 1_000);

  /** 10,000 rows. */
  static final Shape SMALL = new Shape(10, 10, 100);

  int series() {
    return channels * campaigns;
  }

  int rows() {
    return series() * days;
  }

  LocalDate lastDay() {
    return FIRST_DAY.plusDays(days - 1);
  }

  String channel(int channel) {
    return "channel-%02d".formatted(channel);
  }

  String campaign(int channel, int campaign) {
    return "campaign-%02d-%03d".formatted(channel, campaign);
  }

  @Override
  public String toString() {
    return "%,d rows (%d channels x %d campaigns x %,d days)"
        .formatted(rows(), channels, campaigns, days);
  }
}
