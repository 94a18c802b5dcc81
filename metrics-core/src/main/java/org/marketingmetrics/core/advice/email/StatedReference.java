package org.marketingmetrics.core.advice.email;

import java.math.BigDecimal;

/**
 * A reference as a caller states it.
 *
 * @param threshold below it a rate is low; of a range its lower end
 * @param isBaseline true for the caller's own usual rate, false for a target
 */
public record StatedReference(BigDecimal threshold, boolean isBaseline) {}
