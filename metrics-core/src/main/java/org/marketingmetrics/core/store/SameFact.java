package org.marketingmetrics.core.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.channeldata.RowValues;

/**
 * Rows of one source, series and period that differ in basis may report the same measure under the
 * same identity fields; readers then take the one known latest, and of two known at one instant the
 * greater. So a report that repeats what its own row says may change what readers find.
 */
public final class SameFact {
  private static final List<Stored> STORED = Catalog.standard().stored();

  private SameFact() {}

  /** One of the rows of a fact, before the report. */
  public record Row(Basis basis, RowHistory history) {}

  /** What a report changes, in rising order. */
  public enum Effect {
    NONE,
    /** Only what was known at some instant in the past. */
    PAST,
    /** What holds now. */
    NOW
  }

  /**
   * What a report changes for readers.
   *
   * @param rows all rows of the fact
   * @param basis of the row that is reported
   * @param knownAt when the values were known, microseconds since 1970 UTC
   */
  public static Effect effectOf(List<Row> rows, Basis basis, long knownAt, RowValues values) {
    Effect effect = Effect.NONE;
    for (int i = 0; i < values.size(); i++) {
      int measure = values.ordinal(i);
      List<Row> same = rows.stream().filter(row -> sameIdentity(measure, row, basis)).toList();
      Map.Entry<Long, Long> known = lastReported(same, measure, knownAt);
      if (known == null || isUndone(known, knownAt, values.value(i))) {
        boolean later =
            same.stream().anyMatch(row -> row.history.isReportedAfter(measure, knownAt));
        Effect own = later ? Effect.PAST : Effect.NOW;
        effect = own.compareTo(effect) > 0 ? own : effect;
      }
    }
    return effect;
  }

  /** True when a value takes the place of another one known at the same instant or before. */
  private static boolean isUndone(Map.Entry<Long, Long> known, long knownAt, long value) {
    return known.getKey() < knownAt ? known.getValue() != value : known.getValue() < value;
  }

  private static Map.@Nullable Entry<Long, Long> lastReported(
      List<Row> rows, int measure, long upTo) {
    Map.Entry<Long, Long> last = null;
    for (Row row : rows) {
      Map.Entry<Long, Long> own = row.history.lastReported(measure, upTo);
      if (own != null && (last == null || isLater(own, last))) {
        last = own;
      }
    }
    return last;
  }

  private static boolean isLater(Map.Entry<Long, Long> one, Map.Entry<Long, Long> other) {
    int byTime = Long.compare(one.getKey(), other.getKey());
    return byTime > 0 || (byTime == 0 && one.getValue() > other.getValue());
  }

  private static boolean sameIdentity(int measure, Row row, Basis basis) {
    Stored stored = STORED.get(measure);
    return basis.project(stored.identity()).equals(row.basis.project(stored.identity()));
  }
}
