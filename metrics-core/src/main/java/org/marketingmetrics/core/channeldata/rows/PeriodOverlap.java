package org.marketingmetrics.core.channeldata.rows;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.channeldata.facts.FactBlock;

/**
 * Rows of one line may say the same thing for a month, its weeks, its days and its hours. A longer
 * row is left out where finer rows cover all its days; otherwise it stands and the rows it overlaps
 * are left out.
 */
final class PeriodOverlap {
  /**
   * A row of the line.
   *
   * @param block where it is
   * @param row its place there
   */
  record RowRef(FactBlock block, int row) {
    int day() {
      return block.day(row);
    }

    int lastDay() {
      return block.lastDay(row);
    }

    int days() {
      return block.days(row);
    }

    boolean overlaps(RowRef other) {
      return day() <= other.lastDay() && other.day() <= lastDay();
    }

    boolean holds(RowRef other) {
      return day() <= other.day() && other.lastDay() <= lastDay();
    }
  }

  private static final Comparator<RowRef> LONGEST_THEN_LATEST =
      Comparator.comparingInt(RowRef::days).reversed().thenComparingInt(row -> -row.day());

  private final ZoneId zone;
  private final Map<Integer, Integer> hoursOfDay = new HashMap<>();

  PeriodOverlap(ZoneId zone) {
    this.zone = zone;
  }

  /** The rows that stand, in order of time. */
  List<RowRef> standing(List<RowRef> rows) {
    boolean hours = rows.stream().anyMatch(row -> row.days() == 0);
    List<RowRef> alive = new ArrayList<>(rows);
    List<RowRef> longer = new ArrayList<>(rows);
    longer.removeIf(row -> row.days() == 0 || (row.days() == 1 && !hours));
    longer.sort(LONGEST_THEN_LATEST);
    for (RowRef row : longer) {
      if (alive.contains(row)) {
        if (isCovered(row, alive)) {
          alive.remove(row);
        } else {
          alive.removeIf(other -> !other.equals(row) && other.overlaps(row));
        }
      }
    }
    return alive;
  }

  private boolean isCovered(RowRef row, List<RowRef> alive) {
    BitSet covered = new BitSet();
    Map<Integer, Integer> hourRows = new HashMap<>();
    for (RowRef finer : alive) {
      if (finer.days() < row.days() && row.holds(finer)) {
        if (finer.days() == 0) {
          hourRows.merge(finer.day(), 1, Integer::sum);
        } else {
          covered.set(finer.day() - row.day(), finer.lastDay() - row.day() + 1);
        }
      }
    }
    hourRows.forEach(
        (day, count) -> {
          if (count >= hoursOf(day)) {
            covered.set(day - row.day());
          }
        });
    return covered.cardinality() == row.days();
  }

  /** 23, 24 or 25, and what half-hour shifts round up to. */
  private int hoursOf(int epochDay) {
    return hoursOfDay.computeIfAbsent(
        epochDay,
        day -> {
          LocalDate date = LocalDate.ofEpochDay(day);
          long seconds =
              date.plusDays(1).atStartOfDay(zone).toEpochSecond()
                  - date.atStartOfDay(zone).toEpochSecond();
          return Math.toIntExact((seconds + 3_599) / 3_600);
        });
  }
}
