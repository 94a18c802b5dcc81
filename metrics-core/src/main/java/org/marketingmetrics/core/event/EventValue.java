package org.marketingmetrics.core.event;

import org.jspecify.annotations.Nullable;

/**
 * What an event was worth, exactly, in millionths of the unit.
 *
 * @param micros millionths; negative for refunds
 * @param currency ISO 4217 code, upper case; null for a plain number
 */
public record EventValue(long micros, @Nullable String currency) {}
