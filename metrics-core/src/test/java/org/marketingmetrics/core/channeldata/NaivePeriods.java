package org.marketingmetrics.core.channeldata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which rows of one line stand where months, weeks, days and hours say the same. */
final class NaivePeriods {
  private NaivePeriods() {}

  /** Rows of one line that stand beside each other. */
  static List<PlainRow> standing(List<PlainRow> rows) {
    List<PlainRow> left = new ArrayList<>(rows);
    List<PlainRow> longest = new ArrayList<>(rows);
    longest.sort(
        Comparator.<PlainRow>comparingInt(row -> -row.days())
            .thenComparing(Comparator.comparing(PlainRow::day).reversed()));
    for (PlainRow row : longest) {
      if (left.contains(row) && row.days() > 0) {
        List<PlainRow> finer =
            left.stream()
                .filter(
                    other ->
                        other.days() < row.days()
                            && !other.day().isBefore(row.day())
                            && !other.lastDay().isAfter(row.lastDay()))
                .toList();
        if (covered(standing(finer))
            .containsAll(row.day().datesUntil(row.lastDay().plusDays(1)).toList())) {
          left.remove(row);
        } else {
          left.removeIf(
              other ->
                  !other.equals(row)
                      && !other.day().isAfter(row.lastDay())
                      && !other.lastDay().isBefore(row.day()));
        }
      }
    }
    return left;
  }

  private static Set<LocalDate> covered(List<PlainRow> rows) {
    Set<LocalDate> covered = new TreeSet<>();
    Map<LocalDate, Integer> hours = new TreeMap<>();
    for (PlainRow row : rows) {
      if (row.days() == 0) {
        hours.merge(row.day(), 1, Integer::sum);
      } else {
        row.day().datesUntil(row.lastDay().plusDays(1)).forEach(covered::add);
      }
    }
    hours.forEach(
        (day, count) -> {
          if (count == 24) {
            covered.add(day);
          }
        });
    return covered;
  }
}
