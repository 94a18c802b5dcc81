package org.marketingmetrics.core.event;

/**
 * An event and what became of it on receipt.
 *
 * @param verdict whether it counts
 */
public record ReceivedEvent(Event event, Verdict verdict) {}
