package org.marketingmetrics.core.channeldata.rows;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.period.Grain;

/** The cells of one answer, made when first needed. */
final class Cells {
  private final RowQuery query;
  private final LineScope scope;
  private final Buckets buckets;
  private final boolean hourly;
  private final Map<Long, Cell> byPlace = new HashMap<>();
  private long latestPlace;
  private @Nullable Cell latest;

  Cells(RowQuery query, LineScope scope, Buckets buckets) {
    this.query = query;
    this.scope = scope;
    this.buckets = buckets;
    this.hourly = query.scope().grain() == Grain.HOUR;
  }

  /**
   * The cell of the first day of a row that is inside the range, or of the row's hour. Rows come by
   * line and in order of time, so the cell of the row before is the likeliest.
   */
  Cell of(FactBlock block, int line, int row) {
    int day = Math.max(block.day(row), buckets.firstDay());
    int hour = hourly ? block.hourStart(row) : -1;
    int group = scope.groupId(line);
    int time = hourly ? hour : buckets.start(day);
    long place = ((long) group << 32) | (time & 0xffff_ffffL);
    if (latest != null && place == latestPlace) {
      return latest;
    }
    Cell cell = byPlace.get(place);
    if (cell == null) {
      CellKey key = new CellKey(scope.group(line), buckets.start(day), buckets.end(day), hour);
      cell = new Cell(key, query);
      byPlace.put(place, cell);
    }
    latestPlace = place;
    latest = cell;
    return cell;
  }

  /** All cells, in no order. */
  Collection<Cell> any() {
    return byPlace.values();
  }

  /** All cells by group, then by time. */
  SortedMap<CellKey, Cell> all() {
    SortedMap<CellKey, Cell> all = new TreeMap<>();
    byPlace.values().forEach(cell -> all.put(cell.key(), cell));
    return all;
  }
}
