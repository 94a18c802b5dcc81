package org.marketingmetrics.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import org.marketingmetrics.core.channeldata.RowValues;

/**
 * Reads the measures of a row from adjacent columns. Rows that report the same measures, as most
 * do, share one array of ordinals.
 */
final class ValueReader {
  private final int[] ordinals;
  private final int firstColumn;
  private final int[] present;
  private final long[] values;
  private int[] shared = new int[0];

  /**
   * @param ordinals the measures, in the order of their columns
   * @param firstColumn place of the first in the result, from 1
   */
  ValueReader(BitSet ordinals, int firstColumn) {
    this.ordinals = ordinals.stream().toArray();
    this.firstColumn = firstColumn;
    this.present = new int[this.ordinals.length];
    this.values = new long[this.ordinals.length];
  }

  RowValues read(ResultSet row) throws SQLException {
    int count = 0;
    for (int i = 0; i < ordinals.length; i++) {
      long value = row.getLong(firstColumn + i);
      if (value != 0 || !row.wasNull()) {
        present[count] = ordinals[i];
        values[count++] = value;
      }
    }
    if (!Arrays.equals(shared, 0, shared.length, present, 0, count)) {
      shared = Arrays.copyOf(present, count);
    }
    return RowValues.ofArrays(shared, Arrays.copyOf(values, count));
  }
}
