package org.marketingmetrics.core.comparison;

import java.util.List;
import org.marketingmetrics.core.statistics.AlphaSpending;

/** How often the data are looked at until somebody decides. */
public sealed interface Looks {
  /** Once: the answer holds for this one look. */
  record Once() implements Looks {}

  /** Once. */
  Looks ONCE = new Once();

  /**
   * Several times by a plan made beforehand.
   *
   * @param shares share of all planned data that was there at each look so far, rising, the last
   *     one now
   * @param spending how the error is spread over the looks
   */
  record Planned(List<Double> shares, AlphaSpending spending) implements Looks {
    public Planned {
      shares = List.copyOf(shares);
    }
  }

  /**
   * As often as anybody likes.
   *
   * @param tunedSize trials, or units, of both sides together at which the interval is to be
   *     narrowest; fixed before the data are there
   */
  record AnyTime(double tunedSize) implements Looks {}
}
