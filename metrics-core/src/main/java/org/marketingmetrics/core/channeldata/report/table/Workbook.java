package org.marketingmetrics.core.channeldata.report.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What cells of a workbook refer to: its texts, which formats are dates, and where its sheets are.
 */
final class Workbook {
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STRICT_RELATIONS =
      "http://purl.oclc.org/ooxml/officeDocument/relationships";
  private static final int MOST_TEXTS = 4_000_000;
  private static final long MOST_CHARACTERS = 64L << 20;

  private final List<String> texts = new ArrayList<>();
  private final List<String> sheetIds = new ArrayList<>();
  private final Map<String, String> targets = new HashMap<>();
  private CellFormats formats = CellFormats.NONE;
  private boolean since1904;
  private long characters;

  private Workbook() {}

  static Workbook read(ReportFile file) throws IOException {
    Workbook book = new Workbook();
    try (WorkbookParts parts = new WorkbookParts(file)) {
      for (String name = parts.next(); name != null; name = parts.next()) {
        switch (name) {
          case "xl/workbook.xml" -> book.readSheets(parts.parse());
          case "xl/_rels/workbook.xml.rels" -> book.readTargets(parts.parse());
          case "xl/sharedStrings.xml" -> book.readTexts(parts.parse());
          case "xl/styles.xml" -> book.formats = CellFormats.read(parts.parse());
          default -> {}
        }
      }
    } catch (XMLStreamException | ZipException | java.io.EOFException e) {
      throw Unreadable.because("the workbook is damaged", e);
    }
    if (book.sheetIds.isEmpty()) {
      throw Unreadable.because("it is a zip file and no workbook with sheets");
    }
    return book;
  }

  private void readSheets(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("sheet")) {
          String id = xml.getAttributeValue(RELATIONS, "id");
          String strict = xml.getAttributeValue(STRICT_RELATIONS, "id");
          String any = id == null ? strict : id;
          if (any != null) {
            sheetIds.add(any);
          }
        } else if (xml.getLocalName().equals("workbookPr")) {
          String date1904 = xml.getAttributeValue(null, "date1904");
          since1904 = "1".equals(date1904) || "true".equals(date1904);
        }
      }
    }
  }

  private void readTargets(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")) {
        String id = xml.getAttributeValue(null, "Id");
        String target = xml.getAttributeValue(null, "Target");
        if (id != null && target != null) {
          String path = target.startsWith("/") ? target : "xl/" + target;
          targets.put(id, WorkbookParts.withoutSlash(path));
        }
      }
    }
  }

  /** A text may be in several pieces of different looks; how it is spoken is no part of it. */
  private void readTexts(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int spoken = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "si" -> text.setLength(0);
            case "rPh" -> spoken++;
            case "t" -> append(text, xml.getElementText(), spoken);
            default -> {}
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "si" -> add(text.toString());
            case "rPh" -> spoken--;
            default -> {}
          }
        }
        default -> {}
      }
    }
  }

  private static void append(StringBuilder text, String piece, int spoken) {
    if (spoken == 0) {
      text.append(piece);
    }
  }

  private void add(String text) {
    characters += text.length();
    if (texts.size() >= MOST_TEXTS || characters > MOST_CHARACTERS) {
      throw Unreadable.because(
          "the workbook has more than %d different texts, or %d characters of them; save it as CSV"
              .formatted(MOST_TEXTS, MOST_CHARACTERS));
    }
    texts.add(text);
  }

  /** Names of the parts that hold the sheets, in the order of the tabs. */
  List<String> sheets() {
    return sheetIds.stream()
        .map(id -> targets.getOrDefault(id, ""))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The text of a number; empty for one that there is none of. */
  String text(String index) {
    try {
      int i = Integer.parseInt(index.strip());
      return i >= 0 && i < texts.size() ? texts.get(i) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  CellFormats formats() {
    return formats;
  }

  boolean since1904() {
    return since1904;
  }
}
