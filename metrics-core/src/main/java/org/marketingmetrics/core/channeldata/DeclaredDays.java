package org.marketingmetrics.core.channeldata;

import org.marketingmetrics.core.period.DateRange;

/**
 * Days that a report declares as covered, rows or not.
 *
 * @param range the days
 * @param knownAt when that was known, microseconds since 1970 UTC
 */
public record DeclaredDays(DateRange range, long knownAt) {}
