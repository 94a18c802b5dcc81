package org.marketingmetrics.server.config;

import java.time.Duration;

/**
 * How the server stops.
 *
 * @param lameDuck time it still takes new calls while health says NOT_SERVING, so that load
 *     balancers turn away first
 * @param drain time running calls then have to end before they are cut off
 */
public record ShutdownConfig(Duration lameDuck, Duration drain) {
  /** What holds unless the operator says otherwise. */
  public static final ShutdownConfig DEFAULTS =
      new ShutdownConfig(Duration.ZERO, Duration.ofSeconds(30));

  static ShutdownConfig from(Settings settings) {
    return new ShutdownConfig(
        settings.duration("shutdown.lame_duck", DEFAULTS.lameDuck),
        settings.duration("shutdown.drain", DEFAULTS.drain));
  }
}
