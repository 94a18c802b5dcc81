package org.marketingmetrics.core.channeldata.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;

/**
 * The columns of a table whose values have one level: all sessions are one, those of the app, which
 * are among them, another.
 *
 * @param at dimensions beside those of the row
 * @param counted columns of measures
 * @param rates columns of rates
 */
record TableLevel(
    SortedMap<String, String> at, List<BoundColumn> counted, List<BoundColumn> rates) {

  /** The levels of a table, in the order of its columns. */
  static List<TableLevel> of(BoundTable table) {
    Map<SortedMap<String, String>, TableLevel> levels = new LinkedHashMap<>();
    for (BoundColumn column : table.columns()) {
      switch (column.column().use()) {
        case ColumnUse.Counted counted -> at(levels, column).counted.add(column);
        case ColumnUse.Rate _ -> at(levels, column).rates.add(column);
        case ColumnUse.Dimension _ -> {}
        case ColumnUse.OfRow _ -> {}
        case ColumnUse.Unused _ -> {}
      }
    }
    return List.copyOf(levels.values());
  }

  private static TableLevel at(
      Map<SortedMap<String, String>, TableLevel> levels, BoundColumn column) {
    return levels.computeIfAbsent(
        column.column().at(), key -> new TableLevel(key, new ArrayList<>(), new ArrayList<>()));
  }
}
