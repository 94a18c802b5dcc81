package org.marketingmetrics.core.advice.budget;

/**
 * What a caller allows.
 *
 * @param budget to divide; 0 for what was spent
 * @param floorShare share of the budget that each keeps at least, 0 to 1 by the number of
 *     candidates
 * @param largestMove share of its present budget that each changes by at most in one step, above 0
 *     to 1
 * @param certainty probability with which the leader must be better before anything is moved
 * @param minimumClicks fewer are too few
 * @param orderValueVariation standard deviation over mean of the value of an order: an assumption,
 *     since totals do not tell it
 */
public record BudgetRules(
    double budget,
    double floorShare,
    double largestMove,
    double certainty,
    long minimumClicks,
    double orderValueVariation) {}
