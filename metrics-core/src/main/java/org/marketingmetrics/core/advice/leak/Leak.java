package org.marketingmetrics.core.advice.leak;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.Falsifier;
import org.marketingmetrics.core.statistics.PValue;
import org.marketingmetrics.core.value.Interval;

/**
 * A step of one campaign whose rate lies below its reference.
 *
 * @param group value of the dimension, usually a campaign
 * @param step index of the step, from 1
 * @param base how many were in the step before
 * @param count how many got to the step
 * @param rate count by base
 * @param interval Wilson's
 * @param reference what the rate is held against
 * @param lostOrders counts of the last step that the reference would have brought more
 * @param lostMoney revenue that it would have brought more; null when revenue is not known
 * @param lostMoneyAtLeast the same at the upper end of the interval, at least 0; null as above
 * @param p two-sided, of no difference to the reference
 * @param adjusted for all campaigns and steps tested
 * @param settled true when the adjusted probability is at most the level
 * @param falsifier what would show it wrong
 */
public record Leak(
    String group,
    int step,
    double base,
    double count,
    double rate,
    Interval interval,
    StepReference reference,
    double lostOrders,
    @Nullable Double lostMoney,
    @Nullable Double lostMoneyAtLeast,
    PValue p,
    PValue adjusted,
    boolean settled,
    Falsifier falsifier) {}
