package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;

/** Which lines hold which columns of one need inside the range. */
final class Presence {
  private final NeedColumns columns;
  private final RowFit fit;
  private final boolean exactLevelOnly;
  private final BitSet lines = new BitSet();
  private final BitSet elsewhere = new BitSet();
  private final BitSet[] byColumn;

  Presence(LineScope scope, NeedColumns columns, Buckets buckets, RowFit fit) {
    this.columns = columns;
    this.fit = fit;
    this.exactLevelOnly = RowPlanner.isExact(columns.need());
    this.byColumn = new BitSet[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      byColumn[i] = new BitSet();
      collect(scope, columns.id(i), byColumn[i], buckets);
      lines.or(byColumn[i]);
    }
    elsewhere.andNot(lines);
  }

  private void collect(LineScope scope, int column, BitSet found, Buckets buckets) {
    Facts facts = scope.facts();
    for (FactBlock block : facts.blocks()) {
      int position = block.position(column);
      if (position < 0 || !BlockRange.touches(block, buckets)) {
        continue;
      }
      boolean whole = fit.fitsWhole(block);
      for (int run = 0; run < block.runs(); run++) {
        int line = block.line(run);
        if (scope.contains(line) && !found.get(line) && block.sums().present(position, run) > 0) {
          boolean answers = !exactLevelOnly || scope.isExact(line);
          if (answers && (whole || anyFits(block, run, position))) {
            found.set(line);
          } else if (!elsewhere.get(line) && anyOverlaps(block, run, position)) {
            elsewhere.set(line);
          }
        }
      }
    }
  }

  private boolean anyFits(FactBlock block, int run, int position) {
    long[] values = block.values(position);
    for (int row = block.start(run); row < block.end(run); row++) {
      if (values[row] != FactBlock.ABSENT && fit.fits(block, row)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyOverlaps(FactBlock block, int run, int position) {
    long[] values = block.values(position);
    for (int row = block.start(run); row < block.end(run); row++) {
      if (values[row] != FactBlock.ABSENT && fit.overlaps(block, row)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the time of a row lets it answer. */
  RowFit fit() {
    return fit;
  }

  NeedColumns columns() {
    return columns;
  }

  /** Lines with at least one row that can answer the need. */
  BitSet lines() {
    return lines;
  }

  /**
   * Lines with rows of the need for a part of the range and none that can answer: rows that the
   * range cuts, or rows of other levels or lengths where only one of them would do.
   */
  BitSet elsewhere() {
    return elsewhere;
  }

  /** Lines with at least one row of the i-th column that can answer. */
  BitSet lines(int i) {
    return byColumn[i];
  }
}
