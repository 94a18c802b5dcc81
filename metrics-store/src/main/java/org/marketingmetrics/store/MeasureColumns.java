package org.marketingmetrics.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.channeldata.RowValues;

/**
 * The columns that hold measures, and rates as their sources report them: one for each that the
 * catalogue lets a row hold, named by its id.
 */
final class MeasureColumns {
  private static final List<Stored> STORED = Catalog.standard().stored();
  private static final Map<String, Integer> ORDINALS =
      STORED.stream().collect(Collectors.toMap(Stored::id, Stored::ordinal));

  private MeasureColumns() {}

  /** All measures. */
  static BitSet all() {
    BitSet all = new BitSet();
    all.set(0, STORED.size());
    return all;
  }

  /** The measures that any of the rows reports. */
  static BitSet of(Collection<RowValues> rows) {
    BitSet ordinals = new BitSet();
    for (RowValues row : rows) {
      for (int i = 0; i < row.size(); i++) {
        ordinals.set(row.ordinal(i));
      }
    }
    return ordinals;
  }

  /** The columns of a table that hold these measures, in order of ordinal. */
  static List<Field<Long>> in(Table<?> table, BitSet ordinals) {
    List<Field<Long>> columns = new ArrayList<>();
    ordinals.stream().forEach(ordinal -> columns.add(column(table, STORED.get(ordinal).id())));
    return columns;
  }

  private static Field<Long> column(Table<?> table, String measure) {
    Field<Long> column = table.field(measure, Long.class);
    if (column == null) {
      throw new IllegalStateException(table + " has no column for the measure " + measure);
    }
    return column;
  }

  /** Ids of measures, separated by commas. */
  static String text(BitSet ordinals) {
    return ordinals.stream()
        .mapToObj(ordinal -> STORED.get(ordinal).id())
        .collect(Collectors.joining(","));
  }

  /** Reads what {@link #text} wrote; measures that only a newer release knows are left out. */
  static BitSet parse(String text) {
    BitSet ordinals = new BitSet();
    for (String id : text.split(",", -1)) {
      Integer ordinal = ORDINALS.get(id);
      if (ordinal != null) {
        ordinals.set(ordinal);
      }
    }
    return ordinals;
  }
}
