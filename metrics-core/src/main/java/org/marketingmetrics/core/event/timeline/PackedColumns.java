package org.marketingmetrics.core.event.timeline;

import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Columns of a chunk, each unpacked when it is first asked for and then kept. */
final class PackedColumns implements EventColumns {
  private final int size;
  private final List<Section> sections;
  private final ConcurrentMap<String, Column> unpacked = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, Values> values = new ConcurrentHashMap<>();

  PackedColumns(int size, List<Section> sections) {
    this.size = size;
    this.sections = List.copyOf(sections);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Column column(EventField field) {
    return column(Section.TEXT, field.name());
  }

  @Override
  public SortedSet<String> propertyNames() {
    SortedSet<String> names = new TreeSet<>();
    sections.stream()
        .filter(section -> section.kind() == Section.PROPERTY)
        .forEach(section -> names.add(section.name()));
    return names;
  }

  @Override
  public Column property(String name) {
    return column(Section.PROPERTY, name);
  }

  private Column column(int kind, String name) {
    return unpacked.computeIfAbsent(
        kind + name,
        _ ->
            sections.stream()
                .filter(section -> section.kind() == kind && section.name().equals(name))
                .findFirst()
                .map(section -> ColumnCodec.read(section.content(), size))
                .orElseGet(() -> Column.empty(size)));
  }

  @Override
  public Values values() {
    return values.computeIfAbsent(
        Section.VALUES,
        kind ->
            sections.stream()
                .filter(section -> section.kind() == kind)
                .findFirst()
                .map(section -> ColumnCodec.readValues(section.content(), size))
                .orElseGet(() -> new Values(new int[0], new long[0], Column.empty(0))));
  }

  @Override
  public BitSet serverSide() {
    BitSet flags = new BitSet();
    for (Section section : sections) {
      if (section.kind() == Section.SERVER_SIDE) {
        for (int position : ColumnCodec.positions(section.content(), size)) {
          flags.set(position);
        }
      }
    }
    return flags;
  }
}
