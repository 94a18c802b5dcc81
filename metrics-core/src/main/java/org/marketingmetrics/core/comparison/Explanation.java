package org.marketingmetrics.core.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.DriverDecomposition;
import org.marketingmetrics.core.statistics.MixSegment;
import org.marketingmetrics.core.value.NullReason;

/** What a change is made of. */
public sealed interface Explanation {
  /**
   * Of a rate or ratio: what the segments' own rates did, and the shift of weight between them. The
   * effects sum to the change.
   *
   * @param from value over all segments of the earlier period
   * @param to value over all segments of the later period
   * @param change their difference
   * @param rateEffect sum of the rate effects
   * @param mixEffect sum of the mix effects
   * @param interaction sum of the interactions; 0 in the form of two terms
   * @param simpsonReversal every segment moved one way and the whole the other
   * @param segments those with the largest effects, largest first
   * @param others all other segments as one; null when there are none
   * @param excluded segments that have no value in a period, and are in none of the numbers
   */
  record Mix(
      double from,
      double to,
      double change,
      double rateEffect,
      double mixEffect,
      double interaction,
      boolean simpsonReversal,
      List<Segment> segments,
      @Nullable Others others,
      List<Excluded> excluded)
      implements Explanation {
    public Mix {
      segments = List.copyOf(segments);
      excluded = List.copyOf(excluded);
    }
  }

  /**
   * A segment's part.
   *
   * @param value of the dimension
   * @param part rates, weights and effects
   */
  record Segment(String value, MixSegment part) {}

  /**
   * Segments with small effects.
   *
   * @param count how many
   * @param rateEffect sum of theirs
   * @param mixEffect sum of theirs
   * @param interaction sum of theirs
   */
  record Others(int count, double rateEffect, double mixEffect, double interaction) {}

  /**
   * A segment that could not be taken in.
   *
   * @param value of the dimension
   * @param reason why it has no value
   */
  record Excluded(String value, NullReason reason) {}

  /**
   * Of a product of factors: what each factor did. The effects sum to the change.
   *
   * @param from the product before
   * @param to the product after
   * @param change their difference
   * @param currency of the product and of the effects; null when they are no money
   * @param method how it was split
   * @param drivers in the order of the chain
   */
  record Drivers(
      double from,
      double to,
      double change,
      @Nullable String currency,
      DriverDecomposition.Method method,
      List<Driver> drivers)
      implements Explanation {
    public Drivers {
      drivers = List.copyOf(drivers);
    }
  }

  /**
   * One factor.
   *
   * @param definition id of the measure or metric; empty for a pair that the catalogue does not
   *     name
   * @param numerator id of the measure above the line
   * @param denominator id of the measure below the line; empty for a sum
   * @param inverse true when the product is divided by it
   * @param from its value before; null where its denominator was 0, and it counts as unchanged
   * @param to its value after; null as {@code from}
   * @param currency of its value; null when it is no money
   * @param effect what it did to the product
   */
  record Driver(
      String definition,
      String numerator,
      String denominator,
      boolean inverse,
      @Nullable Double from,
      @Nullable Double to,
      @Nullable String currency,
      double effect) {}
}
