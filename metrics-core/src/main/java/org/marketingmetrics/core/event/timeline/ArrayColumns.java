package org.marketingmetrics.core.event.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Event;

/** Columns as arrays. */
final class ArrayColumns implements EventColumns {
  private final int size;
  private final Map<EventField, Column> columns = new EnumMap<>(EventField.class);
  private final SortedMap<String, Column> properties = new TreeMap<>();
  private final Values values;
  private final BitSet serverSide;

  private ArrayColumns(int size, Values values, BitSet serverSide) {
    this.size = size;
    this.values = values;
    this.serverSide = serverSide;
  }

  /** The columns of a list of events. */
  static ArrayColumns of(List<Event> events) {
    BitSet serverSide = new BitSet();
    SortedSet<String> names = new TreeSet<>();
    for (int i = 0; i < events.size(); i++) {
      serverSide.set(i, events.get(i).serverSide());
      names.addAll(events.get(i).properties().keySet());
    }
    ArrayColumns result = new ArrayColumns(events.size(), valuesOf(events), serverSide);
    for (EventField field : EventField.values()) {
      result.columns.put(field, column(events, event -> text(event, field)));
    }
    for (String name : names) {
      result.properties.put(name, column(events, event -> event.properties().get(name)));
    }
    return result;
  }

  static @Nullable String text(Event event, EventField field) {
    return switch (field) {
      case KIND -> event.kind().name();
      case CAMPAIGN -> event.campaign();
      case CHANNEL -> event.channel();
      case PAGE -> event.page();
      case CLICK_ID -> event.clickId();
    };
  }

  private static <T> Column column(List<T> items, Function<T, @Nullable String> text) {
    NameCodes names = new NameCodes();
    int[] codes = items.stream().mapToInt(item -> names.code(text.apply(item))).toArray();
    return new Column(Codes.of(codes, names.size()), names.names());
  }

  private static Values valuesOf(List<Event> events) {
    List<Event> valued = events.stream().filter(event -> event.value() != null).toList();
    int[] places = new int[valued.size()];
    long[] micros = new long[valued.size()];
    int next = 0;
    for (int i = 0; i < events.size(); i++) {
      var value = events.get(i).value();
      if (value != null) {
        places[next] = i;
        micros[next++] = value.micros();
      }
    }
    return new Values(places, micros, column(valued, ArrayColumns::currency));
  }

  private static @Nullable String currency(Event event) {
    return event.value() == null ? null : event.value().currency();
  }

  /** Events of several sources in an order. */
  static ArrayColumns gather(List<? extends EventColumns> sources, EventOrder order) {
    BitSet serverSide = new BitSet();
    List<BitSet> flags = sources.stream().map(EventColumns::serverSide).toList();
    for (int i = 0; i < order.size(); i++) {
      if (flags.get(order.source(i)).get(order.event(i))) {
        serverSide.set(i);
      }
    }
    List<Values> values = sources.stream().map(EventColumns::values).toList();
    ArrayColumns result = new ArrayColumns(order.size(), Values.gather(values, order), serverSide);
    for (EventField field : EventField.values()) {
      result.columns.put(
          field, Column.gather(sources.stream().map(s -> s.column(field)).toList(), order));
    }
    SortedSet<String> names = new TreeSet<>();
    sources.forEach(source -> names.addAll(source.propertyNames()));
    for (String name : names) {
      List<Column> ofName = new ArrayList<>();
      sources.forEach(source -> ofName.add(source.property(name)));
      result.properties.put(name, Column.gather(ofName, order));
    }
    return result;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Column column(EventField field) {
    Column column = columns.get(field);
    return column == null ? Column.empty(size) : column;
  }

  @Override
  public SortedSet<String> propertyNames() {
    return new TreeSet<>(properties.keySet());
  }

  @Override
  public Column property(String name) {
    Column column = properties.get(name);
    return column == null ? Column.empty(size) : column;
  }

  @Override
  public Values values() {
    return values;
  }

  @Override
  public BitSet serverSide() {
    return serverSide;
  }
}
