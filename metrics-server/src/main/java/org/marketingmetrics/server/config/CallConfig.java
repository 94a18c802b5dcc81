package org.marketingmetrics.server.config;

import java.time.Duration;

/**
 * What one call may take.
 *
 * @param defaultDeadline time of a call whose client sets none
 * @param maxDeadline longest time; a client that asks for more gets this
 * @param streamDeadline longest time of a stream of chunks, and its time when the client sets none;
 *     each of its chunks has at most {@code maxDeadline}
 * @param inFlight calls answered at once; more get OVERLOADED
 */
public record CallConfig(
    Duration defaultDeadline, Duration maxDeadline, Duration streamDeadline, int inFlight) {
  /** What holds unless the operator says otherwise. */
  public static final CallConfig DEFAULTS =
      new CallConfig(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(30), 1_000);

  static CallConfig from(Settings settings) {
    return new CallConfig(
        settings.duration("call.default_deadline", DEFAULTS.defaultDeadline),
        settings.duration("call.max_deadline", DEFAULTS.maxDeadline),
        settings.duration("call.stream_deadline", DEFAULTS.streamDeadline),
        settings.number("call.in_flight", DEFAULTS.inFlight, 1, 1_000_000));
  }

  void check(Settings settings) {
    settings.require(!defaultDeadline.isZero(), "call.default_deadline: 0 is no time");
    settings.require(
        defaultDeadline.compareTo(maxDeadline) <= 0,
        "call.default_deadline: above call.max_deadline");
    settings.require(!streamDeadline.isZero(), "call.stream_deadline: 0 is no time");
  }
}
