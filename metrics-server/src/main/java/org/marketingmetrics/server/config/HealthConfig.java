package org.marketingmetrics.server.config;

import java.time.Duration;

/**
 * How fast a lost database is noticed. Both together stay below 5 s.
 *
 * @param interval time between two looks
 * @param timeout time one look may take before the database counts as lost
 */
public record HealthConfig(Duration interval, Duration timeout) {
  /** What holds unless the operator says otherwise. */
  public static final HealthConfig DEFAULTS =
      new HealthConfig(Duration.ofSeconds(1), Duration.ofSeconds(2));

  static HealthConfig from(Settings settings) {
    return new HealthConfig(
        settings.duration("health.interval", DEFAULTS.interval),
        settings.duration("health.timeout", DEFAULTS.timeout));
  }

  void check(Settings settings) {
    settings.require(
        interval.plus(timeout).compareTo(Duration.ofMillis(4_500)) <= 0
            && !interval.isZero()
            && !timeout.isZero(),
        "health.interval, health.timeout: above 0, and together at most 4500ms, so that health is"
            + " never wrong for more than 5s");
  }
}
