package org.marketingmetrics.core.event.session;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.MetricsException;

/**
 * What a session is (domain rules D); part of the identity of every session metric.
 *
 * @param id names the rule: a preset, or a name of the caller's own
 * @param timeout a gap of at least this starts a new session; ignored for one session a day
 * @param campaignSplit a hit that brings another campaign starts a new session
 * @param midnightSplit a new civil day starts a new session, in the zone of the report
 * @param maxLength a hit at least this long after the first starts a new session; null for no limit
 * @param maxHits a session holds no more; null for no limit
 * @param campaignLookback how long ago the campaign may be that a session without one inherits
 * @param dayZone one session for each civil day of this zone and nothing else; null for all other
 *     rules
 * @param bounce which sessions bounced
 */
public record SessionRule(
    String id,
    Duration timeout,
    boolean campaignSplit,
    boolean midnightSplit,
    @Nullable Duration maxLength,
    @Nullable Integer maxHits,
    Duration campaignLookback,
    @Nullable ZoneId dayZone,
    BounceRule bounce) {
  /** Shortest timeout. */
  public static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(1);

  /** Longest timeout, that of Google Analytics 4. */
  public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(7 * 60 + 55);

  /** Six months, as Universal Analytics has it. */
  public static final Duration STANDARD_LOOKBACK = Duration.ofDays(183);

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  /** Half an hour, and a new campaign splits. */
  public static final SessionRule PLATFORM_DEFAULT =
      preset("platform_default", true, false, null, BounceRule.SINGLE_HIT);

  /** Google's Universal Analytics: midnight splits too. */
  public static final SessionRule GA_UNIVERSAL =
      preset("ga_universal", true, true, null, BounceRule.SINGLE_HIT);

  /** Google Analytics 4: only the timeout splits. */
  public static final SessionRule GA4 = preset("ga4", false, false, null, BounceRule.NOT_ENGAGED);

  /** Adobe Analytics: a visit lasts at most twelve hours. */
  public static final SessionRule ADOBE =
      preset("adobe", false, false, Duration.ofHours(12), BounceRule.SINGLE_HIT);

  /** Amazon's reports as we read them: one for each user and Pacific day. */
  public static final SessionRule AMAZON_DAY =
      new SessionRule(
          "amazon_day",
          HALF_HOUR,
          false,
          false,
          null,
          null,
          STANDARD_LOOKBACK,
          ZoneId.of("America/Los_Angeles"),
          BounceRule.UNDEFINED);

  /** The rules that have a name of their own. */
  public static final List<SessionRule> PRESETS =
      List.of(PLATFORM_DEFAULT, GA_UNIVERSAL, GA4, ADOBE, AMAZON_DAY);

  public SessionRule {
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw MetricsException.invalidField(
          "session_rule.timeout",
          "%s is not within %s and %s".formatted(timeout, SHORTEST_TIMEOUT, LONGEST_TIMEOUT));
    }
    if (maxLength != null && maxLength.compareTo(timeout) < 0) {
      throw MetricsException.invalidField(
          "session_rule.max_length", "%s is below the timeout".formatted(maxLength));
    }
    if (maxHits != null && maxHits < 1) {
      throw MetricsException.invalidField("session_rule.max_hits", "a session has at least one");
    }
    if (campaignLookback.isNegative()) {
      throw MetricsException.invalidField("session_rule.campaign_lookback", "is negative");
    }
  }

  /** The preset of that id. */
  public static Optional<SessionRule> preset(String id) {
    return PRESETS.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** True when a civil day has one session and nothing else splits. */
  public boolean isPerDay() {
    return dayZone != null;
  }

  private static SessionRule preset(
      String id,
      boolean campaignSplit,
      boolean midnightSplit,
      @Nullable Duration maxLength,
      BounceRule bounce) {
    return new SessionRule(
        id,
        HALF_HOUR,
        campaignSplit,
        midnightSplit,
        maxLength,
        null,
        STANDARD_LOOKBACK,
        null,
        bounce);
  }
}
