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
 * are left out. Of overlapping rows of one length the latest stands.
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
  }

  private static final Comparator<RowRef> BY_TIME =
      Comparator.comparingInt(RowRef::day)
          .thenComparingInt(row -> row.block().hourStart(row.row()));

  private final ZoneId zone;
  private final Map<Integer, Integer> hoursOfDay = new HashMap<>();

  PeriodOverlap(ZoneId zone) {
    this.zone = zone;
  }

  /** The rows that stand, in order of time. */
  List<RowRef> standing(List<RowRef> rows) {
    List<RowRef> sorted = new ArrayList<>(rows);
    sorted.sort(BY_TIME);
    return resolve(sorted);
  }

  /** The days, since the given one, that rows which stand cover wholly. */
  BitSet covered(List<RowRef> standing, int from) {
    BitSet covered = new BitSet();
    Map<Integer, Integer> hours = new HashMap<>();
    for (RowRef row : standing) {
      if (row.days() == 0) {
        hours.merge(row.day(), 1, Integer::sum);
      } else if (row.lastDay() >= from) {
        covered.set(Math.max(0, row.day() - from), row.lastDay() - from + 1);
      }
    }
    hours.forEach(
        (day, count) -> {
          if (day >= from && count >= hoursOf(day)) {
            covered.set(day - from);
          }
        });
    return covered;
  }

  private List<RowRef> resolve(List<RowRef> sorted) {
    boolean[] gone = new boolean[sorted.size()];
    for (int at : longestFirst(sorted)) {
      if (!gone[at]) {
        RowRef row = sorted.get(at);
        if (isCovered(row, inside(sorted, gone, at))) {
          gone[at] = true;
        } else {
          dropOverlapped(sorted, gone, at);
        }
      }
    }
    List<RowRef> standing = new ArrayList<>();
    for (int i = 0; i < gone.length; i++) {
      if (!gone[i]) {
        standing.add(sorted.get(i));
      }
    }
    return standing;
  }

  /** Places of the rows that may overlap finer ones; of one length the latest first. */
  private static List<Integer> longestFirst(List<RowRef> sorted) {
    boolean hours = sorted.stream().anyMatch(row -> row.days() == 0);
    List<Integer> places = new ArrayList<>();
    for (int i = sorted.size() - 1; i >= 0; i--) {
      if (sorted.get(i).days() > (hours ? 0 : 1)) {
        places.add(i);
      }
    }
    places.sort(Comparator.comparingInt(place -> -sorted.get(place).days()));
    return places;
  }

  /** Finer rows that lie within the row and still stand. */
  private static List<RowRef> inside(List<RowRef> sorted, boolean[] gone, int at) {
    RowRef row = sorted.get(at);
    List<RowRef> inside = new ArrayList<>();
    for (int i = firstFrom(sorted, row.day());
        i < sorted.size() && sorted.get(i).day() <= row.lastDay();
        i++) {
      RowRef finer = sorted.get(i);
      if (!gone[i] && finer.days() < row.days() && finer.lastDay() <= row.lastDay()) {
        inside.add(finer);
      }
    }
    return inside;
  }

  /**
   * All rows still there are at most as long, so those that overlap begin at most so far before.
   */
  private static void dropOverlapped(List<RowRef> sorted, boolean[] gone, int at) {
    RowRef row = sorted.get(at);
    for (int i = firstFrom(sorted, row.day() - row.days() + 1);
        i < sorted.size() && sorted.get(i).day() <= row.lastDay();
        i++) {
      gone[i] |= i != at && sorted.get(i).lastDay() >= row.day();
    }
  }

  /** Place of the first row that begins on the day or later. */
  private static int firstFrom(List<RowRef> sorted, int day) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).day() < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isCovered(RowRef row, List<RowRef> inside) {
    boolean several = inside.stream().anyMatch(finer -> finer.days() > 1);
    List<RowRef> standing = several ? resolve(inside) : inside;
    return covered(standing, row.day()).cardinality() == row.days();
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
