package org.marketingmetrics.core.channeldata.report.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which formats of a workbook show a number as a date: only so a date is known as one. */
final class CellFormats {
  /** A workbook that has no formats. */
  static final CellFormats NONE = new CellFormats(new BitSet());

  /** 31 December 9999. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  private final BitSet dates;

  private CellFormats(BitSet dates) {
    this.dates = dates;
  }

  static CellFormats read(XMLStreamReader xml) throws XMLStreamException {
    Map<Integer, String> own = new HashMap<>();
    BitSet dates = new BitSet();
    boolean ofCells = false;
    int style = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        ofCells = false;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" -> {
            String code = xml.getAttributeValue(null, "formatCode");
            own.put(number(xml, "numFmtId"), code == null ? "" : code);
          }
          case "cellXfs" -> ofCells = true;
          case "xf" -> {
            if (ofCells) {
              dates.set(style++, isDate(number(xml, "numFmtId"), own));
            }
          }
          default -> {}
        }
      }
    }
    return new CellFormats(dates);
  }

  private static int number(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value != null && value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
  }

  /** The formats below 164 are fixed by the standard (ECMA-376, 18.8.30). */
  private static boolean isDate(int format, Map<Integer, String> own) {
    String code = own.get(format);
    if (code == null) {
      return (format >= 14 && format <= 17)
          || format == 22
          || (format >= 27 && format <= 36)
          || (format >= 50 && format <= 58);
    }
    String bare = code.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.", "");
    return bare.matches("(?is).*[yd].*") && !bare.matches("(?is).*[0#?].*");
  }

  /** True when cells of that style show dates. */
  boolean isDate(int style) {
    return dates.get(style);
  }

  /**
   * A stored number as the date it shows, by ISO 8601, with a time unless it is midnight; null for
   * one that is no date.
   */
  static @Nullable String date(String stored, boolean since1904) {
    BigDecimal serial;
    try {
      serial = new BigDecimal(stored.strip());
    } catch (NumberFormatException e) {
      return null;
    }
    if (serial.signum() < 0 || serial.compareTo(LAST_DAY) >= 0) {
      return null;
    }
    long day = serial.longValue();
    long second =
        serial
            .subtract(BigDecimal.valueOf(day))
            .multiply(SECONDS)
            .setScale(0, RoundingMode.HALF_UP)
            .longValue();
    // The 29th of February 1900 is a day there, which it never was.
    LocalDate first = LocalDate.of(1899, 12, day < 60 ? 31 : 30);
    LocalDate zero = since1904 ? LocalDate.of(1904, 1, 1) : first;
    LocalDateTime time = zero.plusDays(day).atTime(LocalTime.MIDNIGHT).plusSeconds(second);
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time.toString();
  }
}
