package org.marketingmetrics.server.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV by RFC 4180: comma, CRLF, quotes where needed, UTF-8 without a mark. Texts that a spreadsheet
 * would run as a formula get an apostrophe before them; numbers are written as they are.
 */
final class CsvText {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private final List<List<String>> rows = new ArrayList<>();

  /** One line while it is filled. */
  static final class Row {
    private final List<String> cells = new ArrayList<>();

    /** A text from data, or from a vocabulary. */
    Row text(String text) {
      cells.add(harmless(text));
      return this;
    }

    /** A number or an empty text, made by this program. */
    Row number(String number) {
      cells.add(number);
      return this;
    }
  }

  CsvText header(List<String> names) {
    rows.add(names.stream().map(CsvText::harmless).toList());
    return this;
  }

  CsvText add(Row row) {
    rows.add(List.copyOf(row.cells));
    return this;
  }

  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  static String harmless(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
