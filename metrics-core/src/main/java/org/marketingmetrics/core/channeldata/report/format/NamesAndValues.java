package org.marketingmetrics.core.channeldata.report.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marketingmetrics.core.channeldata.report.cell.CellText;
import org.marketingmetrics.core.channeldata.report.table.Row;
import org.marketingmetrics.core.channeldata.report.table.RowReader;

/**
 * A report of lines with a name and a value each, laid out as a table of one row. Where it has
 * parts headed {@code Combination 1 Stats}, each of them is a row, with what stands before all
 * parts, and what is said of all of them together is left out.
 */
final class NamesAndValues {
  /** Header of the column that says which combination a row is of. */
  static final String COMBINATION = "Combination";

  private static final Pattern PART = Pattern.compile("combination ([0-9]{1,3}) stats");
  private static final Pattern OVERALL = Pattern.compile("overall stats");
  private static final int MOST_LINES = 5_000;

  private final Headers headers;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<Integer, String> common = new LinkedHashMap<>();
  private final List<Map<Integer, String>> rows = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final Map<Integer, String> overall = new LinkedHashMap<>();
  private Map<Integer, String> current = common;
  private long firstLine;

  NamesAndValues(Headers headers) {
    this.headers = headers;
  }

  /** How many of the names the lines have; 0 when one that is needed is missing. */
  static int known(Headers headers, List<Row> lines) {
    Set<ReportColumn> found = new HashSet<>();
    for (Row line : lines) {
      ReportColumn column = line.size() < 2 ? null : headers.find(name(line));
      if (column != null) {
        found.add(column);
      }
    }
    return found.containsAll(headers.layout().recognizedBy()) ? found.size() : 0;
  }

  private static String name(Row line) {
    String name = CellText.header(line.cell(0));
    return name.endsWith(":") ? name.substring(0, name.length() - 1).strip() : name;
  }

  /** The table, header row first. */
  List<Row> read(RowReader reader) throws IOException {
    int read = 0;
    for (Row line = reader.next(); line != null && read++ < MOST_LINES; line = reader.next()) {
      take(line);
    }
    finish();
    List<Row> table = new ArrayList<>();
    List<String> header = new ArrayList<>(columns.keySet());
    table.add(Row.of(firstLine, header, List.of()));
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < header.size(); column++) {
        cells.add(rows.get(i).getOrDefault(column, common.getOrDefault(column, "")));
      }
      table.add(Row.of(lines.get(i), cells, List.of()));
    }
    return table;
  }

  private void take(Row line) {
    String name = name(line);
    Matcher part = PART.matcher(name);
    if (part.matches()) {
      begin(line);
      put(COMBINATION, "combination " + part.group(1));
    } else if (OVERALL.matcher(name).matches()) {
      current = overall;
    } else if (line.size() >= 2 && headers.find(name) != null) {
      firstLine = firstLine == 0 ? line.line() : firstLine;
      put(name, line.cell(1));
    }
  }

  private void begin(Row line) {
    current = new LinkedHashMap<>();
    rows.add(current);
    lines.add(line.line());
  }

  /** Of a name that comes twice in one part the first counts. */
  private void put(String name, String value) {
    current.putIfAbsent(columns.computeIfAbsent(name, key -> columns.size()), value);
  }

  private void finish() {
    if (rows.isEmpty()) {
      rows.add(overall);
      lines.add(firstLine);
      columns.putIfAbsent(COMBINATION, columns.size());
    }
  }
}
