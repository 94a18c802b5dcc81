package org.marketingmetrics.core.event.session;

import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One session, told.
 *
 * @param id of rule, person and first hit: the same as long as that hit begins a session
 * @param start of the first hit, milliseconds since 1970 UTC
 * @param end of the last hit, milliseconds since 1970 UTC
 * @param hits number of hits
 * @param pageViews number of page views
 * @param conversions number of conversions
 * @param orders number of orders
 * @param revenueMicros by currency, the millionths the orders were worth
 * @param campaign its own, or the one inherited; null for none
 * @param channel of the first hit; null when not known
 * @param landingPage of the first hit; null for none
 * @param reason why it began
 * @param origin where it comes from, seen from the click log
 * @param engaged as Google Analytics 4 has it
 * @param bounced under the rule; null where the rule knows no bounces
 */
public record Session(
    String id,
    long start,
    long end,
    int hits,
    int pageViews,
    int conversions,
    int orders,
    SortedMap<String, BigInteger> revenueMicros,
    @Nullable String campaign,
    @Nullable String channel,
    @Nullable String landingPage,
    SplitReason reason,
    SessionOrigin origin,
    boolean engaged,
    @Nullable Boolean bounced) {
  public Session {
    revenueMicros = Collections.unmodifiableSortedMap(new TreeMap<>(revenueMicros));
  }
}
