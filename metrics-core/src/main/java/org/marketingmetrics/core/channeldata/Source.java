package org.marketingmetrics.core.channeldata;

import java.time.ZoneId;

/**
 * A system that reports.
 *
 * @param id name inside a workspace, for example {@code amazon_ads}
 * @param kind what kind of system it is
 * @param zone the zone in which it cuts its days
 */
public record Source(String id, SourceKind kind, ZoneId zone) {}
