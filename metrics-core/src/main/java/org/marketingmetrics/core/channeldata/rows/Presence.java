package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;

/** Which lines hold which columns of one need inside the range. */
final class Presence {
  private final NeedColumns columns;
  private final BitSet lines = new BitSet();
  private final BitSet elsewhere = new BitSet();
  private final BitSet[] byColumn;

  Presence(LineScope scope, NeedColumns columns, Buckets buckets, boolean exactLevelOnly) {
    this.columns = columns;
    this.byColumn = new BitSet[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      byColumn[i] = new BitSet();
      collect(scope, columns.id(i), byColumn[i], buckets, exactLevelOnly);
      lines.or(byColumn[i]);
    }
  }

  private void collect(
      LineScope scope, int column, BitSet found, Buckets buckets, boolean exactLevelOnly) {
    Facts facts = scope.facts();
    for (FactBlock block : facts.blocks()) {
      int position = block.position(column);
      if (position < 0 || !BlockRange.touches(block, buckets)) {
        continue;
      }
      boolean whole = block.daily() && buckets.wholeMonth(block.month());
      for (int run = 0; run < block.runs(); run++) {
        int line = block.line(run);
        if (scope.contains(line)
            && !found.get(line)
            && block.sums().present(position, run) > 0
            && (whole || anyInside(block, run, position, buckets))) {
          (exactLevelOnly && !scope.isExact(line) ? elsewhere : found).set(line);
        }
      }
    }
  }

  private static boolean anyInside(FactBlock block, int run, int position, Buckets buckets) {
    long[] values = block.values(position);
    for (int row = block.start(run); row < block.end(run); row++) {
      if (values[row] != FactBlock.ABSENT && buckets.together(block.day(row), block.lastDay(row))) {
        return true;
      }
    }
    return false;
  }

  NeedColumns columns() {
    return columns;
  }

  /** Lines with at least one row of the need inside the range. */
  BitSet lines() {
    return lines;
  }

  /** Lines of levels that cannot answer the need, though they have rows of it. */
  BitSet elsewhere() {
    return elsewhere;
  }

  /** Lines with at least one row of the i-th column inside the range. */
  BitSet lines(int i) {
    return byColumn[i];
  }
}
