package org.marketingmetrics.core.channeldata.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.marketingmetrics.core.channeldata.report.cell.NumberCell;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.table.Row;

/** Finds amounts of which neither a column, nor the header, nor a sign says the currency. */
final class MoneySigns {
  private final List<BoundColumn> unstated = new ArrayList<>();
  private final Set<String> without = new TreeSet<>();

  MoneySigns(BoundTable table) {
    if (!table.has(ColumnUse.Part.CURRENCY) && table.headerCurrency() == null) {
      table.columns().stream()
          .filter(column -> column.currency() == null)
          .filter(
              column ->
                  column.column().use() instanceof ColumnUse.Counted counted
                      && counted.measure().isMoney())
          .forEach(unstated::add);
    }
  }

  void read(Row row) {
    for (BoundColumn column : unstated) {
      if (!without.contains(column.header()) && isUnstated(number(row, column.index()))) {
        without.add(column.header());
      }
    }
  }

  private static NumberCell number(Row row, int index) {
    return row.kind(index) == Row.Kind.NUMBER
        ? NumberStyle.stored(row.cell(index))
        : NumberStyle.UNDECIDED.read(row.cell(index));
  }

  /** Nothing paid is nothing in every currency. */
  private static boolean isUnstated(NumberCell cell) {
    return switch (cell) {
      case NumberCell.Value value -> value.currency() == null && value.number().signum() != 0;
      case NumberCell.Ambiguous ambiguous -> ambiguous.currency() == null;
      case NumberCell.Absent _ -> false;
      case NumberCell.Bad _ -> false;
    };
  }

  Set<String> without() {
    return without;
  }
}
