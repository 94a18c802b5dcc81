package org.marketingmetrics.core.catalog;

/**
 * One measure of a linear expression.
 *
 * @param measure what is counted
 * @param sign +1 or -1
 */
public record Term(MeasureId measure, int sign) {}
