package org.marketingmetrics.core.funnel.simulation;

/**
 * One number of a funnel moved.
 *
 * @param step index of the step whose rate moves, from 1; {@link #ORDER_VALUE} for the revenue by
 *     the last step
 * @param move how
 */
public record Change(int step, Move move) {
  /** The revenue by the count of the last step. */
  public static final int ORDER_VALUE = -1;

  /** How a number moves. */
  public sealed interface Move {
    /** To a number, which may be known as a range only. */
    record To(Estimate target) implements Move {}

    /**
     * By a share of itself.
     *
     * @param share 0.1 for a tenth more; above -1
     */
    record By(double share) implements Move {}
  }
}
