package org.marketingmetrics.core.event.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text for each event, or none.
 *
 * @param codes by event; 0 for none, else one more than the place of the text among the names
 * @param names each once, in no order
 */
public record Column(Codes codes, List<String> names) {
  public Column {
    names = List.copyOf(names);
  }

  /** The text of an event; null for none. */
  public @Nullable String get(int event) {
    int code = codes.get(event);
    return code == 0 ? null : names.get(code - 1);
  }

  /** A column without any text. */
  static Column empty(int size) {
    return new Column(Codes.of(new int[size], 0), List.of());
  }

  /**
   * The texts of events of several columns.
   *
   * @param sources columns
   * @param order which events of them, in order
   */
  static Column gather(List<Column> sources, EventOrder order) {
    NameCodes names = new NameCodes();
    int[][] recoded = new int[sources.size()][];
    for (int source = 0; source < recoded.length; source++) {
      recoded[source] = names.codes(sources.get(source).names());
    }
    int[] codes = new int[order.size()];
    for (int i = 0; i < codes.length; i++) {
      int source = order.source(i);
      codes[i] = recoded[source][sources.get(source).codes().get(order.event(i))];
    }
    return new Column(Codes.of(codes, names.size()), names.names());
  }
}
