package org.marketingmetrics.core.error;

/**
 * A typed detail that travels with a failure; each implementation has a message of its own in the
 * contract.
 */
public interface ErrorDetail {}
