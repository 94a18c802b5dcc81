package org.marketingmetrics.core.channeldata.facts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.period.Period;

/**
 * The fact whose stored rows are being merged: per column the value known latest, and of two known
 * at one instant the greater, so that no order of rows matters.
 */
final class FactInProgress {
  private final DerivedMeasures derived;
  private final WeightedRates rates;
  private int line = -1;
  private @Nullable Period period;
  private int count;
  private int[] columnIds = new int[16];
  private long[] values = new long[16];
  private long[] knownAt = new long[16];

  FactInProgress(DerivedMeasures derived, WeightedRates rates) {
    this.derived = derived;
    this.rates = rates;
  }

  boolean isAt(int otherLine, Period otherPeriod) {
    return line == otherLine && otherPeriod.equals(period);
  }

  void begin(int newLine, Period newPeriod) {
    line = newLine;
    period = newPeriod;
    count = 0;
  }

  void put(int columnId, long value, long known) {
    for (int i = 0; i < count; i++) {
      if (columnIds[i] == columnId) {
        if (known > knownAt[i] || (known == knownAt[i] && value > values[i])) {
          values[i] = value;
          knownAt[i] = known;
        }
        return;
      }
    }
    if (count == columnIds.length) {
      columnIds = Arrays.copyOf(columnIds, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
      knownAt = Arrays.copyOf(knownAt, 2 * count);
    }
    columnIds[count] = columnId;
    values[count] = value;
    knownAt[count++] = known;
  }

  private void dropRetired() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (values[i] != RowValues.RETIRED) {
        columnIds[kept] = columnIds[i];
        values[kept++] = values[i];
      }
    }
    count = kept;
  }

  /** Hands the finished fact to the block and forgets it. */
  void flush(BlockBuilder block) {
    dropRetired();
    if (period != null && count > 0) {
      block.row(
          line, Math.toIntExact(period.day().toEpochDay()), period.days(), period.hourStart());
      for (int i = 0; i < count; i++) {
        rates.put(block, columnIds[i], values[i], columnIds, values, count);
      }
      derived.complete(block, columnIds, values, count);
    }
    line = -1;
    period = null;
    count = 0;
  }
}
