package org.marketingmetrics.core.channeldata.rows;

import java.time.LocalDate;
import org.marketingmetrics.core.channeldata.facts.FactBlock;

/** How a month block lies to a range of days. */
final class BlockRange {
  private BlockRange() {}

  /** True when rows of the block may overlap the range. */
  static boolean touches(FactBlock block, Buckets buckets) {
    return firstDay(block) <= buckets.lastDay() && block.lastDay() >= buckets.firstDay();
  }

  /** First day of the block's month, in days since 1970. */
  static int firstDay(FactBlock block) {
    return Math.toIntExact(LocalDate.of(block.month() / 100, block.month() % 100, 1).toEpochDay());
  }
}
