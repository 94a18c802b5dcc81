package org.marketingmetrics.server.cli.report;

/** Durations as people say them: two units at most. */
final class DurationText {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private DurationText() {}

  static String of(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    if (whole < HOUR) {
      return pair(whole, MINUTE, "min", 1, "s");
    }
    return whole < DAY ? pair(whole, HOUR, "h", MINUTE, "min") : pair(whole, DAY, "d", HOUR, "h");
  }

  private static String pair(long seconds, long large, String name, long small, String rest) {
    long more = seconds % large / small;
    String first = "%d %s".formatted(seconds / large, name);
    return more == 0 ? first : "%s %d %s".formatted(first, more, rest);
  }
}
