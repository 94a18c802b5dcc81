package org.marketingmetrics.core.channeldata.report.format;

import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.report.cell.DateOrder;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;

/**
 * A kind of report.
 *
 * @param id by which callers name it
 * @param title for people
 * @param about what to know of it; empty for nothing
 * @param source id of the source whose report it is, unless the caller names another
 * @param sourceKind what that is
 * @param dimensions values that all rows have
 * @param numbers how numbers are written; UNDECIDED when the file shows it
 * @param dates which of day and month comes first; UNDECIDED when the file shows it
 * @param tables what its files may hold
 */
public record ReportFormat(
    String id,
    String title,
    String about,
    String source,
    SourceKind sourceKind,
    Map<String, String> dimensions,
    NumberStyle numbers,
    DateOrder dates,
    List<TableLayout> tables) {
  public ReportFormat {
    dimensions = Map.copyOf(dimensions);
    tables = List.copyOf(tables);
  }
}
