package org.marketingmetrics.core.comparison;

import java.util.List;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.statistics.UnitSums;

/**
 * One side of a comparison unit by unit.
 *
 * @param sums of the units
 * @param trials the units as successes in trials; empty when any of them is none
 */
public record UnitSample(UnitSums sums, List<Trials> trials) {
  public UnitSample {
    trials = List.copyOf(trials);
  }
}
