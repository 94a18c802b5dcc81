package org.marketingmetrics.core.channeldata.rows;

import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.period.Grain;

/**
 * Whether the time of a row lets it answer: sums and stocks take rows that lie in one bucket,
 * distinct people only rows of exactly the bucket. By the hour only hours count.
 */
final class RowFit {
  private final Buckets buckets;
  private final boolean hourly;
  private final boolean exact;

  RowFit(Need need, Grain grain, Buckets buckets) {
    this.buckets = buckets;
    this.hourly = grain == Grain.HOUR;
    this.exact = need.measure().kind() == MeasureKind.UNIQUE;
  }

  /** True when every row of the block fits, which is known without looking at them. */
  boolean fitsWhole(FactBlock block) {
    return !hourly && !exact && block.daily() && buckets.wholeMonth(block.month());
  }

  boolean fits(FactBlock block, int row) {
    return isInside(block, row) && (!exact || hourly || isWholeBucket(block, row));
  }

  private boolean isWholeBucket(FactBlock block, int row) {
    int day = block.day(row);
    return block.days(row) > 0
        && day == buckets.start(day)
        && block.lastDay(row) == buckets.end(day);
  }

  /** True when the row lies in one bucket. */
  boolean isInside(FactBlock block, int row) {
    return buckets.together(block.day(row), block.lastDay(row))
        && (!hourly || block.days(row) == 0);
  }

  /** True when a part of the row's time is asked for, whatever its length. */
  boolean isNear(FactBlock block, int row) {
    return buckets.overlap(block.day(row), block.lastDay(row));
  }

  /** True when a part of the row's time is asked for and its length can answer. */
  boolean overlaps(FactBlock block, int row) {
    return buckets.overlap(block.day(row), block.lastDay(row)) && (!hourly || block.days(row) == 0);
  }
}
