package org.marketingmetrics.core.channeldata.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.MetricsException;

/** Workbooks as programs write them, and as nobody should. */
class WorkbookRowsTest {
  private static final String MAIN =
      "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
  private static final String STYLES =
      "<styleSheet %s><numFmts><numFmt numFmtId='164' formatCode='dd.mm.yyyy\\ hh:mm'/>"
              .formatted(MAIN)
          + "<numFmt numFmtId='165' formatCode='[Red]0.00\"day\"'/></numFmts>"
          + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/>"
          + "<xf numFmtId='165'/></cellXfs></styleSheet>";

  private static final class Book {
    private String properties = "";
    private String texts = "";
    private String prolog = "";

    private byte[] with(String rows) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        part(zip, "xl/worksheets/sheet1.xml", sheet(rows));
        part(
            zip,
            "xl/workbook.xml",
            "<workbook %s xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                    .formatted(MAIN)
                + properties
                + "<sheets><sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>");
        part(
            zip,
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>");
        part(zip, "xl/styles.xml", STYLES);
        part(zip, "xl/sharedStrings.xml", "<sst %s>%s</sst>".formatted(MAIN, texts));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    private String sheet(String rows) {
      return "%s<worksheet %s><sheetData>%s</sheetData></worksheet>".formatted(prolog, MAIN, rows);
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(xml.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private static List<String> rows(byte[] workbook) {
    List<String> all = new ArrayList<>();
    try (RowReader rows = WorkbookRows.open(() -> new ByteArrayInputStream(workbook))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          cells.add(row.cell(i) + (row.kind(i) == Row.Kind.TEXT ? "" : ":" + row.kind(i)));
        }
        all.add(row.line() + " " + cells);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void textsAreSharedInlineOrOfFormulas() {
    Book book = new Book();
    book.texts =
        "<si><t>plain</t></si><si><r><t>in"
            + " </t></r><r><t>pieces</t></r><rPh><t>spoken</t></rPh></si>";

    assertThat(
            rows(
                book.with(
                    "<row r='1'><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>9</v></c>"
                        + "<c t='inlineStr'><is><t>inline</t></is></c>"
                        + "<c t='str'><f>A1</f><v>made</v></c><c t='e'><v>#DIV/0!</v></c></row>")))
        .containsExactly("1 [plain, in pieces, , inline, made, ]");
  }

  @Test
  void leftOutCellsAndRowsKeepTheirPlaces() {
    assertThat(
            rows(
                new Book()
                    .with(
                        "<row r='2'><c r='B2'><v>1</v></c><c r='D2'><v>2.5</v></c></row>"
                            + "<row r='5'><c r='A5'><v>3</v></c></row>")))
        .containsExactly("2 [, 1:NUMBER, , 2.5:NUMBER]", "3 []", "5 [3:NUMBER]");
  }

  @Test
  void numbersAreDatesWhereTheyAreShownAsDates() {
    String row =
        "<row r='1'><c s='0'><v>46235</v></c><c s='1'><v>46235</v></c><c s='2'><v>46235.75</v></c>"
            + "<c s='3'><v>46235</v></c><c s='1'><v>-1</v></c><c t='d'><v>2026-08-01</v></c></row>";
    Book since1904 = new Book();
    since1904.properties = "<workbookPr date1904='1'/>";

    assertThat(rows(new Book().with(row)))
        .containsExactly(
            "1 [46235:NUMBER, 2026-08-01:DATE, 2026-08-01T18:00:DATE, 46235:NUMBER, -1:NUMBER,"
                + " 2026-08-01:DATE]");
    assertThat(rows(since1904.with("<row r='1'><c s='1'><v>44773</v></c></row>")))
        .containsExactly("1 [2026-08-01:DATE]");
  }

  @Test
  void nothingIsResolvedFromOutsideOrExpanded() {
    Book book = new Book();
    book.prolog = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'><!ENTITY c 'ccccc'>]>";

    assertThatThrownBy(
            () -> rows(book.with("<row><c t='inlineStr'><is><t>&b;&c;</t></is></c></row>")))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aCellFarOutIsRefusedBeforeItsRowIsFilled() {
    assertThatThrownBy(() -> rows(new Book().with("<row><c r='ZZZZZZ1'><v>1</v></c></row>")))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("has a cell at ZZZZZZ1");
  }

  @Test
  void atMostSixtyFourMillionCharactersOfTextsAreKept() {
    Book book = new Book();
    book.texts = "<si><t>%s</t></si>".formatted("a".repeat(1 << 20)).repeat(65);

    assertThatThrownBy(() -> rows(book.with("<row><c><v>1</v></c></row>")))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("save it as CSV");
  }

  @Test
  void halfAWorkbookIsDamaged() {
    byte[] whole = new Book().with("<row><c><v>1</v></c></row>".repeat(1_000));

    assertThatThrownBy(() -> rows(java.util.Arrays.copyOf(whole, whole.length / 3)))
        .isInstanceOf(MetricsException.class);
  }

  @Test
  void anEmptyWorkbookSaysSo() {
    assertThatThrownBy(() -> rows(new Book().with("")))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("no sheet of the workbook has rows");
  }
}
