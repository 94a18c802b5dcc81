package org.marketingmetrics.core.channeldata.rows;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cells of one answer, made when first needed. */
final class Cells {
  private final RowQuery query;
  private final Map<CellKey, Cell> cells = new HashMap<>();
  private @Nullable Cell last;

  Cells(RowQuery query) {
    this.query = query;
  }

  /** Rows come by line and in order of time, so the cell of the row before is the likeliest. */
  Cell of(CellKey key) {
    if (last != null && last.key().equals(key)) {
      return last;
    }
    Cell cell = cells.get(key);
    if (cell == null) {
      cell = new Cell(key, query);
      cells.put(key, cell);
    }
    last = cell;
    return cell;
  }

  /** All cells by group, then by time. */
  SortedMap<CellKey, Cell> all() {
    return new TreeMap<>(cells);
  }
}
