package org.marketingmetrics.core.channeldata.report;

import org.marketingmetrics.core.channeldata.report.cell.DateCell;
import org.marketingmetrics.core.channeldata.report.cell.DateOrder;
import org.marketingmetrics.core.channeldata.report.cell.DateText;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.channeldata.report.table.Row;

/**
 * How a table writes its days and numbers, found out from all of its rows before any of them is
 * believed.
 */
final class TableStyle {
  private DateOrder byDays = DateOrder.UNDECIDED;
  private DateOrder byCountry = DateOrder.UNDECIDED;
  private NumberStyle numbers = NumberStyle.UNDECIDED;
  private long rows;

  /** Learns from a row. */
  void read(BoundTable table, Row row) {
    rows++;
    for (BoundColumn column : table.columns()) {
      if (row.kind(column.index()) == Row.Kind.TEXT) {
        read(column.column().use(), row.cell(column.index()));
      }
    }
  }

  private void read(ColumnUse use, String cell) {
    switch (use) {
      case ColumnUse.OfRow(var part) -> {
        switch (part) {
          case DAY, START, END, SEND_TIME -> readDay(DateText.read(cell));
          case RANGE, NTH_DAY, HOUR, CURRENCY, ATTRIBUTION_SETTING, DROPPED -> {}
        }
      }
      case ColumnUse.Dimension dimension -> {
        if (dimension.name().equals("country") && byCountry != DateOrder.CONTRADICTORY) {
          readCountry(DateOrder.of(cell));
        }
      }
      case ColumnUse.Counted counted -> {
        if (numbers != NumberStyle.CONTRADICTORY) {
          boolean whole = !counted.measure().isMoney() && !counted.measure().fractional();
          numbers = numbers.and(NumberStyle.shownBy(cell, whole && !counted.bracketed()));
        }
      }
      case ColumnUse.Rate _ -> numbers = numbers.and(NumberStyle.shownBy(cell, false));
      case ColumnUse.Unused _ -> {}
    }
  }

  private void readDay(DateCell cell) {
    byDays = byDays.and(DateOrder.shownBy(cell));
  }

  /** A country whose people write either way decides nothing, and nothing for the others. */
  private void readCountry(DateOrder order) {
    if (rows == 1) {
      byCountry = order;
    } else if (order != byCountry) {
      byCountry = DateOrder.CONTRADICTORY;
    }
  }

  /** Which of day and month comes first. */
  DateOrder dates() {
    if (byDays != DateOrder.UNDECIDED || byCountry == DateOrder.CONTRADICTORY) {
      return byDays;
    }
    return byCountry;
  }

  NumberStyle numbers() {
    return numbers;
  }
}
