package org.marketingmetrics.core.channeldata.rows;

import java.util.SortedMap;
import java.util.TreeMap;

/** The cells of one answer, made when first needed. */
final class Cells {
  private final RowQuery query;
  private final SortedMap<CellKey, Cell> cells = new TreeMap<>();

  Cells(RowQuery query) {
    this.query = query;
  }

  Cell of(CellKey key) {
    Cell cell = cells.get(key);
    if (cell == null) {
      cell = new Cell(key, query);
      cells.put(key, cell);
    }
    return cell;
  }

  SortedMap<CellKey, Cell> all() {
    return cells;
  }
}
