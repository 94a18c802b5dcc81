package org.marketingmetrics.core.funnel.simulation;

/**
 * Where a simulated number lies in most draws.
 *
 * @param lower below it lies half of what the level leaves out
 * @param median half of the draws lie below
 * @param upper above it lies the other half of what the level leaves out
 */
public record Spread(double lower, double median, double upper) {}
