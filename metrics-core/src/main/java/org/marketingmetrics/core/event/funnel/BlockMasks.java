package org.marketingmetrics.core.event.funnel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.timeline.Codes;
import org.marketingmetrics.core.event.timeline.Column;
import org.marketingmetrics.core.event.timeline.EventColumns;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.Values;

/**
 * Which filters each event of a block passes, as bits. A test is decided once for each text of a
 * dictionary and then looked up, column by column, so that every column that filters use costs one
 * pass over small numbers.
 */
final class BlockMasks {
  private final List<EventFilter> filters;

  /**
   * Masks of filters.
   *
   * @param filters at most 32; the bit of a filter is its place
   */
  BlockMasks(List<EventFilter> filters) {
    this.filters = List.copyOf(filters);
  }

  /** By event, the filters it passes. */
  int[] of(TimelineBlock block) {
    int[] masks = new int[block.size()];
    Arrays.fill(masks, FunnelPlan.below(filters.size()));
    EventColumns columns = block.columns();
    for (EventAttribute attribute : attributes()) {
      Column column = attribute.of(columns);
      narrow(masks, column.codes(), table(attribute, column));
    }
    for (int i = 0; i < filters.size(); i++) {
      for (EventTest test : filters.get(i).tests()) {
        if (test instanceof EventTest.ValueWithin within) {
          narrowByValue(masks, columns.values(), within, 1 << i);
        }
      }
    }
    return masks;
  }

  private List<EventAttribute> attributes() {
    List<EventAttribute> attributes = new ArrayList<>();
    for (EventFilter filter : filters) {
      for (EventTest test : filter.tests()) {
        EventAttribute attribute = attribute(test);
        if (attribute != null && !attributes.contains(attribute)) {
          attributes.add(attribute);
        }
      }
    }
    return attributes;
  }

  private static @Nullable EventAttribute attribute(EventTest test) {
    return switch (test) {
      case EventTest.OneOf oneOf -> oneOf.attribute();
      case EventTest.NoneOf noneOf -> noneOf.attribute();
      case EventTest.Present present -> present.attribute();
      case EventTest.ValueWithin _ -> null;
    };
  }

  /** By code of the column, the filters that none of their tests of the attribute fails. */
  private int[] table(EventAttribute attribute, Column column) {
    int[] table = new int[column.names().size() + 1];
    for (int code = 0; code < table.length; code++) {
      String text = code == 0 ? null : column.names().get(code - 1);
      for (int i = 0; i < filters.size(); i++) {
        boolean passes = true;
        for (EventTest test : filters.get(i).tests()) {
          if (attribute.equals(attribute(test))) {
            passes &= passes(test, text);
          }
        }
        table[code] |= passes ? 1 << i : 0;
      }
    }
    return table;
  }

  private static boolean passes(EventTest test, @Nullable String text) {
    return switch (test) {
      case EventTest.OneOf oneOf -> text != null && oneOf.values().contains(text);
      case EventTest.NoneOf noneOf -> text == null || !noneOf.values().contains(text);
      case EventTest.Present present -> present.present() == (text != null);
      case EventTest.ValueWithin _ -> true;
    };
  }

  private static void narrow(int[] masks, Codes codes, int[] table) {
    switch (codes) {
      case Codes.Bytes bytes -> {
        for (int i = 0; i < masks.length; i++) {
          masks[i] &= table[bytes.get(i)];
        }
      }
      case Codes.Chars chars -> {
        for (int i = 0; i < masks.length; i++) {
          masks[i] &= table[chars.get(i)];
        }
      }
      case Codes.Ints ints -> {
        for (int i = 0; i < masks.length; i++) {
          masks[i] &= table[ints.get(i)];
        }
      }
    }
  }

  private static void narrowByValue(
      int[] masks, Values values, EventTest.ValueWithin within, int bit) {
    int next = 0;
    for (int place = 0; place < values.count(); place++) {
      int event = values.event(place);
      clear(masks, next, event, bit);
      if (!isWithin(values, place, within)) {
        masks[event] &= ~bit;
      }
      next = event + 1;
    }
    clear(masks, next, masks.length, bit);
  }

  private static void clear(int[] masks, int from, int to, int bit) {
    for (int i = from; i < to; i++) {
      masks[i] &= ~bit;
    }
  }

  private static boolean isWithin(Values values, int place, EventTest.ValueWithin within) {
    long micros = values.micros(place);
    return Objects.equals(values.currency(place), within.currency())
        && (within.least() == null || micros >= within.least())
        && (within.most() == null || micros <= within.most());
  }
}
