package org.marketingmetrics.store;

/**
 * The connection pool at a moment.
 *
 * @param active connections at work
 * @param idle open connections that wait for work
 * @param waiting calls that wait for a connection
 * @param limit size of the pool
 */
public record PoolCounts(int active, int idle, int waiting, int limit) {}
