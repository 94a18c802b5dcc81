package org.marketingmetrics.core.channeldata.report.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Rows of the first sheet of a workbook that has any, read as they are inflated. */
final class WorkbookRows implements RowReader {
  private static final int MOST_COLUMNS = 16_384;

  private final Workbook book;
  private final WorkbookParts parts;
  private final XMLStreamReader xml;
  private long line;
  private @Nullable Row afterGap;

  private WorkbookRows(Workbook book, WorkbookParts parts, XMLStreamReader xml) {
    this.book = book;
    this.parts = parts;
    this.xml = xml;
  }

  static RowReader open(ReportFile file) throws IOException {
    Workbook book = Workbook.read(file);
    for (String sheet : book.sheets()) {
      if (openSheet(file, book, sheet, true) != null) {
        RowReader rows = openSheet(file, book, sheet, false);
        if (rows != null) {
          return rows;
        }
      }
    }
    throw Unreadable.because("no sheet of the workbook has rows");
  }

  /** Null when the sheet is not there or, if that is to be found out, has no rows. */
  private static @Nullable RowReader openSheet(
      ReportFile file, Workbook book, String sheet, boolean probe) throws IOException {
    WorkbookParts parts = new WorkbookParts(file);
    try {
      XMLStreamReader xml = parts.find(sheet);
      if (xml == null) {
        parts.close();
        return null;
      }
      WorkbookRows rows = new WorkbookRows(book, parts, xml);
      if (probe) {
        boolean any = rows.next() != null;
        parts.close();
        return any ? rows : null;
      }
      return rows;
    } catch (XMLStreamException | ZipException e) {
      parts.close();
      throw Unreadable.because("the workbook is damaged", e);
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  @Override
  public @Nullable Row next() {
    Row held = afterGap;
    if (held != null) {
      afterGap = null;
      return held;
    }
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
          return numbered(xml.getAttributeValue(null, "r"));
        }
      }
      return null;
    } catch (XMLStreamException e) {
      throw Unreadable.because("after row %d the workbook is damaged".formatted(line), e);
    }
  }

  /** A row; before it a blank one where the sheet leaves rows out. */
  private Row numbered(@Nullable String number) throws XMLStreamException {
    long before = line;
    line = number != null && number.matches("[0-9]{1,9}") ? Long.parseLong(number) : line + 1;
    Row row = row();
    if (line > before + 1 && before > 0) {
      afterGap = row;
      return Row.of(before + 1, List.of(), List.of());
    }
    return row;
  }

  private Row row() throws XMLStreamException {
    List<String> cells = new ArrayList<>();
    List<Row.Kind> kinds = new ArrayList<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        int column = column(xml.getAttributeValue(null, "r"), cells.size());
        while (cells.size() < column) {
          cells.add("");
          kinds.add(Row.Kind.TEXT);
        }
        addCell(cells, kinds);
      }
    }
    return Row.of(line, cells, kinds);
  }

  /** The column that a reference such as {@code AB12} names, from 0. */
  private static int column(@Nullable String reference, int next) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
      column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
      if (column > MOST_COLUMNS || column < 1) {
        throw Unreadable.because("the workbook has a cell at " + reference);
      }
    }
    return Math.max(next, column - 1);
  }

  private void addCell(List<String> cells, List<Row.Kind> kinds) throws XMLStreamException {
    String type = xml.getAttributeValue(null, "t");
    String style = xml.getAttributeValue(null, "s");
    StringBuilder value = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT
          && (xml.getLocalName().equals("v") || xml.getLocalName().equals("t"))) {
        value.append(xml.getElementText());
      }
    }
    add(cells, kinds, type == null ? "n" : type, style, value.toString());
  }

  private void add(
      List<String> cells, List<Row.Kind> kinds, String type, @Nullable String style, String value) {
    switch (type) {
      case "s" -> add(cells, kinds, book.text(value), Row.Kind.TEXT);
      case "n" -> addNumber(cells, kinds, style, value);
      case "d" -> add(cells, kinds, value, Row.Kind.DATE);
      case "e" -> add(cells, kinds, "", Row.Kind.TEXT);
      default -> add(cells, kinds, value, Row.Kind.TEXT);
    }
  }

  private void addNumber(
      List<String> cells, List<Row.Kind> kinds, @Nullable String style, String value) {
    boolean dated =
        style != null
            && style.matches("[0-9]{1,6}")
            && book.formats().isDate(Integer.parseInt(style));
    String date = dated ? CellFormats.date(value, book.since1904()) : null;
    if (date == null) {
      add(cells, kinds, value, value.isEmpty() ? Row.Kind.TEXT : Row.Kind.NUMBER);
    } else {
      add(cells, kinds, date, Row.Kind.DATE);
    }
  }

  private static void add(List<String> cells, List<Row.Kind> kinds, String value, Row.Kind kind) {
    cells.add(value);
    kinds.add(kind);
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
