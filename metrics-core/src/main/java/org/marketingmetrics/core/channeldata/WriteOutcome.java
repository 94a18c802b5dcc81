package org.marketingmetrics.core.channeldata;

/**
 * What a write did, in observations.
 *
 * @param stored new ones
 * @param replaced ones whose newer values took the place of older ones
 * @param unchanged ones that were there already with the same values
 * @param outdated ones for which newer values were there already; kept as history
 * @param revision the workspace's data revision at which the write can be read
 */
public record WriteOutcome(
    long stored, long replaced, long unchanged, long outdated, long revision) {}
