package org.marketingmetrics.core.error;

/**
 * One field of a request that breaks a rule.
 *
 * @param field path as the caller wrote it, for example {@code observations[7].values[0].quantity}
 * @param description what is wrong and what would be right
 */
public record FieldViolation(String field, String description) {}
