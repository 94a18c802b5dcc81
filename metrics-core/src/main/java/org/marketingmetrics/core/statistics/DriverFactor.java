package org.marketingmetrics.core.statistics;

import org.marketingmetrics.core.value.ExactRatio;

/**
 * One factor of a product in two periods, for example clicks by impressions.
 *
 * @param name what it is
 * @param from before
 * @param to after
 */
public record DriverFactor(String name, ExactRatio from, ExactRatio to) {}
