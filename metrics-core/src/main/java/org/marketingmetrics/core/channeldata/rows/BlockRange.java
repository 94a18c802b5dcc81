package org.marketingmetrics.core.channeldata.rows;

import java.time.LocalDate;
import org.marketingmetrics.core.channeldata.facts.FactBlock;

/** How a month block lies to a range of days. */
final class BlockRange {
  private BlockRange() {}

  /** True when rows of the block may begin inside the range. */
  static boolean touches(FactBlock block, Buckets buckets) {
    int first = firstDay(block);
    int last = first + LocalDate.ofEpochDay(first).lengthOfMonth() - 1;
    return first <= buckets.lastDay() && last >= buckets.firstDay();
  }

  /** First day of the block's month, in days since 1970. */
  static int firstDay(FactBlock block) {
    return Math.toIntExact(LocalDate.of(block.month() / 100, block.month() % 100, 1).toEpochDay());
  }
}
