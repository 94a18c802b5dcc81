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

  /** Of the stretch of rows that was read last. */
  private int present;

  private long total;
  private boolean fractional;

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

  /**
   * Reads rows of one run at once: all of it or a stretch.
   *
   * @return false when they have to be read one by one, because several columns answer the need or
   *     the sum does not fit 64 bits
   */
  boolean read(int run, int from, int to) {
    present = 0;
    total = 0;
    fractional = false;
    if (empty || single < 0) {
      return empty;
    }
    return block.isWhole(run, from, to) ? readRun(run) : readRows(from, to);
  }

  private boolean readRun(int run) {
    RunSums sums = block.sums();
    present = sums.present(single, run);
    total = sums.sum(single, run);
    fractional = sums.fractional(single, run);
    return !sums.overflow(single, run);
  }

  private boolean readRows(int from, int to) {
    long[] values = block.values(single);
    for (int row = from; row < to; row++) {
      long value = values[row];
      if (value != FactBlock.ABSENT) {
        long next = total + value;
        if (((total ^ next) & (value ^ next)) < 0) {
          return false;
        }
        present++;
        total = next;
        fractional |= Sum.isFraction(value);
      }
    }
    return true;
  }

  /** Number of rows last read at once that hold the need. */
  int present() {
    return present;
  }

  /** Adds the rows last read at once. */
  void addTo(Sum sum) {
    if (present > 0) {
      sum.add(currency(), total, sum.measure().fractional() && fractional);
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
