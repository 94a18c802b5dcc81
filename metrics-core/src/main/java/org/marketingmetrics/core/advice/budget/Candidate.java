package org.marketingmetrics.core.advice.budget;

import org.jspecify.annotations.Nullable;

/**
 * One that may get budget, and what is proposed for it.
 *
 * @param group value of the dimension, usually a campaign
 * @param spend what was spent on it
 * @param clicks null when not known
 * @param orders null when not known
 * @param revenue null when not known
 * @param averageReturn revenue by spend; null when not known
 * @param lower below it lies half of what the level leaves out of the drawn returns; null without
 *     enough data
 * @param upper above it lies the other half; null without enough data
 * @param probabilityBest share of the draws in which its return by unit of spend is the highest
 * @param probabilityBeaten share of the draws in which the leader's is higher
 * @param role what it does in the move
 * @param current its share of the budget to be divided, in money
 * @param proposed what it is to get, in money
 */
public record Candidate(
    String group,
    double spend,
    @Nullable Double clicks,
    @Nullable Double orders,
    @Nullable Double revenue,
    @Nullable Double averageReturn,
    @Nullable Double lower,
    @Nullable Double upper,
    double probabilityBest,
    double probabilityBeaten,
    Role role,
    double current,
    double proposed) {
  /** What a candidate does in a move. */
  public enum Role {
    /** Its return is the highest, by the numbers themselves. */
    LEADS,
    /** The data do not tell it from the leader. */
    LEVEL_WITH_LEADER,
    /** The leader is better for certain, as far as the level asks. */
    BEATEN,
    /** Too few clicks or orders, or no revenue: it keeps what it has. */
    INSUFFICIENT_DATA
  }

  Candidate proposing(double amount) {
    return new Candidate(
        group,
        spend,
        clicks,
        orders,
        revenue,
        averageReturn,
        lower,
        upper,
        probabilityBest,
        probabilityBeaten,
        role,
        current,
        amount);
  }
}
