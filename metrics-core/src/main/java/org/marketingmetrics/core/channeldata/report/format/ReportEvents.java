package org.marketingmetrics.core.channeldata.report.format;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.cell.NumberCell;
import org.marketingmetrics.core.channeldata.report.cell.NumberStyle;
import org.marketingmetrics.core.channeldata.report.cell.TotalRows;
import org.marketingmetrics.core.channeldata.report.table.ReportFile;
import org.marketingmetrics.core.channeldata.report.table.Row;
import org.marketingmetrics.core.channeldata.report.table.RowReader;

/** Goes through a recognized file: finds its tables, their rows, and what is neither. */
public final class ReportEvents implements AutoCloseable {
  private final RowReader reader;
  private final List<Headers> headers = new ArrayList<>();
  private final Queue<ReportEvent> ready = new ArrayDeque<>();
  private final boolean namesAndValues;
  private @Nullable BoundTable table;
  private boolean afterBlank;
  private boolean outside;
  private boolean begun;

  private ReportEvents(Catalog catalog, Recognition recognition, RowReader reader) {
    this.reader = reader;
    recognition.format().tables().forEach(layout -> headers.add(new Headers(catalog, layout)));
    this.namesAndValues = headers.getFirst().layout().shape() == TableLayout.Shape.NAMES_AND_VALUES;
  }

  /** Opens a file at its beginning. */
  public static ReportEvents open(Catalog catalog, Recognition recognition, ReportFile file)
      throws IOException {
    return new ReportEvents(catalog, recognition, recognition.layout().open(file));
  }

  /** What comes next; null at the end. */
  public @Nullable ReportEvent next() throws IOException {
    if (namesAndValues && !begun) {
      begun = true;
      readNamesAndValues();
    }
    while (ready.isEmpty() && !namesAndValues) {
      Row row = reader.next();
      if (row == null) {
        return null;
      }
      take(row);
    }
    return ready.poll();
  }

  private void readNamesAndValues() throws IOException {
    Headers only = headers.getFirst();
    Iterator<Row> rows = new NamesAndValues(only).read(reader).iterator();
    Row header = rows.next();
    Optional<BoundTable> bound = only.bind(header);
    if (bound.isPresent()) {
      ready.add(new ReportEvent.TableBegins(bound.get(), header));
      rows.forEachRemaining(row -> ready.add(new ReportEvent.Data(bound.get(), row)));
    }
  }

  private void take(Row row) {
    if (row.isBlank()) {
      afterBlank = true;
      return;
    }
    Optional<BoundTable> begins = header(row);
    if (begins.isPresent()) {
      table = begins.get();
      outside = false;
      ready.add(new ReportEvent.TableBegins(table, row));
    } else if (table == null || isComment(row)) {
      ready.add(new ReportEvent.Preamble(row));
    } else {
      ready.add(ofTable(table, row));
    }
    afterBlank = false;
  }

  /** A campaign may be called by a hashtag, but then it has numbers. */
  private static boolean isComment(Row row) {
    return row.filled() == 1 && CellText.meant(row.cell(0)).startsWith("#");
  }

  /** Nearly no row is a header, so only one whose first words are known is looked at closely. */
  private Optional<BoundTable> header(Row row) {
    if (table != null && !afterBlank && !beginsLikeHeader(row)) {
      return Optional.empty();
    }
    return headers.stream().flatMap(one -> one.bind(row).stream()).findFirst();
  }

  private boolean beginsLikeHeader(Row row) {
    String first = CellText.header(row.cell(0));
    String second = CellText.header(row.cell(1));
    return headers.stream().anyMatch(one -> one.find(first) != null || one.find(second) != null);
  }

  private ReportEvent ofTable(BoundTable current, Row row) {
    if (afterBlank && !hasNumber(current, row)) {
      outside = true;
    }
    if (outside) {
      return new ReportEvent.Skipped(row, ReportEvent.Skip.OUTSIDE_TABLE);
    }
    if (isTotal(current, row)) {
      return new ReportEvent.Skipped(row, ReportEvent.Skip.TOTAL_ROW);
    }
    if (row.filled() == 1 && current.columns().size() > 2 && !hasNumber(current, row)) {
      return new ReportEvent.Skipped(row, ReportEvent.Skip.NOTE);
    }
    return new ReportEvent.Data(current, row);
  }

  private static boolean hasNumber(BoundTable table, Row row) {
    return table.columns().stream()
        .filter(column -> column.column().use() instanceof ColumnUse.Counted)
        .map(column -> NumberStyle.UNDECIDED.read(row.cell(column.index())))
        .anyMatch(cell -> cell instanceof NumberCell.Value || cell instanceof NumberCell.Ambiguous);
  }

  /** A total has its label in its first cell that says anything, and is of no day and no thing. */
  private static boolean isTotal(BoundTable table, Row row) {
    if (isOfNothing(table, row)) {
      return true;
    }
    int first = 0;
    while (first < row.size() && CellText.isNothing(CellText.meant(row.cell(first)))) {
      first++;
    }
    if (!TotalRows.isLabel(CellText.meant(row.cell(first)))) {
      return false;
    }
    for (BoundColumn column : table.columns()) {
      if (column.index() != first
          && isKey(column.column().use())
          && !CellText.isNothing(CellText.meant(row.cell(column.index())))) {
        return false;
      }
    }
    return true;
  }

  /** A row with numbers and neither a day nor a name, where rows of the table have these. */
  private static boolean isOfNothing(BoundTable table, Row row) {
    boolean named = false;
    for (BoundColumn column : table.columns()) {
      if (isKey(column.column().use())) {
        String text = CellText.meant(row.cell(column.index()));
        if (!text.isEmpty() && !text.equals("-") && !text.equals("--")) {
          return false;
        }
        named = true;
      }
    }
    return named && table.layout().shape() != TableLayout.Shape.PLAIN;
  }

  private static boolean isKey(ColumnUse use) {
    return switch (use) {
      case ColumnUse.Dimension _ -> true;
      case ColumnUse.OfRow(var part) ->
          switch (part) {
            case DAY, START, END, RANGE, NTH_DAY, SEND_TIME, HOUR, DROPPED -> true;
            case CURRENCY, ATTRIBUTION_SETTING -> false;
          };
      case ColumnUse.Counted _ -> false;
      case ColumnUse.Rate _ -> false;
      case ColumnUse.Unused _ -> false;
    };
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
