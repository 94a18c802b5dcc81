package org.marketingmetrics.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marketingmetrics.core.channeldata.SeriesKey;

/** Lists and dimensions as lines of text; a backslash escapes itself, and n for a line feed. */
final class TextLines {
  private TextLines() {}

  /** One item a line, each line ended, so that no items and one empty item differ. */
  static String of(Iterable<String> items) {
    StringBuilder text = new StringBuilder();
    for (String item : items) {
      text.append(item.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    }
    return text.toString();
  }

  /** Reads what {@link #of(Iterable)} wrote. */
  static List<String> parse(String text) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        items.add(item.toString());
        item.setLength(0);
      } else if (c == '\\') {
        i++;
        item.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else {
        item.append(c);
      }
    }
    return items;
  }

  /** Dimensions as {@code name=value}, names in order; equal texts mean equal dimensions. */
  static String of(SeriesKey series) {
    List<String> items = new ArrayList<>();
    for (Map.Entry<String, String> dimension : series.values().entrySet()) {
      items.add(dimension.getKey() + "=" + dimension.getValue());
    }
    return of(items);
  }

  /** Reads what {@link #of(SeriesKey)} wrote. */
  static SeriesKey parseSeries(String text) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String item : parse(text)) {
      int equals = item.indexOf('=');
      values.put(item.substring(0, equals), item.substring(equals + 1));
    }
    return new SeriesKey(values);
  }
}
