package org.marketingmetrics.core.event;

/**
 * What was erased of a person. It says nothing of who that was.
 *
 * @param events accepted events erased
 * @param refused events erased that did not count
 * @param revision of the workspace's events from which on the person is not found
 */
public record Erasure(long events, long refused, long revision) {}
