package org.marketingmetrics.core.statistics;

import java.util.List;

/**
 * A change of a rate split, segment by segment, into what the segments' own rates did and what the
 * shift of weight between them did (domain rules E8): Kitagawa 1955, Journal of the American
 * Statistical Association 50, 1168-1194.
 *
 * <p>Domain: in both periods the denominators sum to more than 0 and none is negative. All is
 * computed in 106 bits and rounded once, so that each number is right to its last place; over the
 * rational numbers the effects sum to the change exactly.
 *
 * @param from rate over all segments before
 * @param to rate over all segments after
 * @param change their difference: the sum of all effects
 * @param rateEffect sum of the segments' rate effects
 * @param mixEffect sum of the segments' mix effects
 * @param interaction sum of the segments' interactions; 0 in the form of two terms
 * @param segments in the order given
 * @param simpsonReversal every segment's rate moved one way and the total the other
 */
public record MixDecomposition(
    double from,
    double to,
    double change,
    double rateEffect,
    double mixEffect,
    double interaction,
    List<MixSegment> segments,
    boolean simpsonReversal) {
  public MixDecomposition {
    segments = List.copyOf(segments);
  }

  /** Whether what both did together is halved between them or shown apart. */
  public enum Form {
    /** Kitagawa's two terms, each at the mean of both periods. */
    MIDPOINT,
    /** Rate at the old weights, mix at the old rates, and their interaction. */
    THREE_TERM
  }

  /** Splits a change. */
  public static MixDecomposition of(List<MixCounts> segments, Form form) {
    return new MixSplit(segments, form).decomposition();
  }
}
