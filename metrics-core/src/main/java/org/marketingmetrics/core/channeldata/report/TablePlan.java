package org.marketingmetrics.core.channeldata.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.report.cell.DateOrder;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;
import org.marketingmetrics.core.channeldata.report.format.BoundColumn;
import org.marketingmetrics.core.channeldata.report.format.BoundTable;
import org.marketingmetrics.core.channeldata.report.format.ColumnUse;
import org.marketingmetrics.core.period.DateRange;

/**
 * All that is decided before the rows of a table are read.
 *
 * @param table the table
 * @param numbers how numbers are written
 * @param dates which of day and month comes first
 * @param period of rows without a day of their own; null when nothing says it
 * @param currency of amounts that state none; null when nothing says it
 * @param dimensions that all rows have
 * @param dropped headers of breakdowns that are given up
 * @param sourceZone where the source cuts its days
 * @param zone the workspace's
 * @param knownAt when the file was received
 */
record TablePlan(
    BoundTable table,
    NumberStyle numbers,
    DateOrder dates,
    @Nullable DateRange period,
    @Nullable String currency,
    Map<String, String> dimensions,
    Set<String> dropped,
    ZoneId sourceZone,
    ZoneId zone,
    Instant knownAt) {
  /** True for a breakdown that is given up. */
  boolean isDropped(BoundColumn column) {
    return dropped.contains(column.header())
        || (column.column().use() instanceof ColumnUse.OfRow(var part)
            && part == ColumnUse.Part.DROPPED);
  }

  /** True when rows may have to be added because a breakdown is given up. */
  boolean addsRows() {
    return table.columns().stream().anyMatch(this::isDropped)
        || table.left().stream().anyMatch(column -> dropped.contains(column.header()));
  }
}
