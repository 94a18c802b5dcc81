package org.marketingmetrics.core.channeldata.rows;

import java.util.List;
import java.util.SortedMap;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.RunSums;

/**
 * Reads one need from the rows of one block. Per currency the first column that a row holds counts:
 * columns stand in order of how much their basis states.
 */
final class NeedReader {
  private final FactBlock block;
  private final String[] currencies;
  private final long[][][] columns;
  private final boolean[][] rates;
  private final int single;
  private final boolean empty;

  NeedReader(FactBlock block, SortedMap<String, List<Integer>> columnsByCurrency) {
    this.block = block;
    this.currencies = columnsByCurrency.keySet().toArray(String[]::new);
    this.columns = new long[currencies.length][][];
    this.rates = new boolean[currencies.length][];
    int found = 0;
    int last = -1;
    for (int i = 0; i < currencies.length; i++) {
      List<Integer> ids = columnsByCurrency.getOrDefault(currencies[i], List.of());
      int[] positions = ids.stream().mapToInt(block::position).filter(p -> p >= 0).toArray();
      columns[i] = new long[positions.length][];
      rates[i] = new boolean[positions.length];
      for (int j = 0; j < positions.length; j++) {
        columns[i][j] = block.values(positions[j]);
        rates[i][j] = block.isWeightedRate(positions[j]);
      }
      found += positions.length;
      last = positions.length > 0 ? positions[0] : last;
    }
    this.single = found == 1 && !block.isWeightedRate(last) ? last : -1;
    this.empty = found == 0;
  }

  /** True when no row of the block has the need. */
  boolean isEmpty() {
    return empty;
  }

  boolean holds(int row) {
    for (long[][] ofCurrency : columns) {
      for (long[] column : ofCurrency) {
        if (column[row] != FactBlock.ABSENT) {
          return true;
        }
      }
    }
    return false;
  }

  void addRow(Sum sum, int row) {
    for (int i = 0; i < currencies.length; i++) {
      for (int j = 0; j < columns[i].length; j++) {
        long value = columns[i][j][row];
        if (value != FactBlock.ABSENT) {
          if (rates[i][j]) {
            sum.addWeightedRate(value);
          } else {
            sum.addRow(currencies[i], value);
          }
          break;
        }
      }
    }
  }

  /** Rows of a run that hold the need, when one column alone answers it; else -1. */
  int presentIfSingle(int run) {
    if (empty) {
      return 0;
    }
    RunSums sums = block.sums();
    return single < 0 || sums.overflow(single, run) ? -1 : sums.present(single, run);
  }

  /** Adds a whole run; only after {@link #presentIfSingle} said how many rows hold the need. */
  void addRun(Sum sum, int run) {
    if (!empty) {
      RunSums sums = block.sums();
      sum.add(
          currency(),
          sums.sum(single, run),
          sum.measure().fractional() && sums.fractional(single, run));
    }
  }

  private String currency() {
    for (int i = 0; i < currencies.length; i++) {
      if (columns[i].length > 0) {
        return currencies[i];
      }
    }
    return "";
  }
}
