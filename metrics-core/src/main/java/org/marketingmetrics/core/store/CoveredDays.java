package org.marketingmetrics.core.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.marketingmetrics.core.period.DateRange;

/**
 * The days a source declared as covered at one level and part. Ranges that touch or overlap are one
 * range, so that a report imported daily leaves one range and not one for each day.
 *
 * @param ranges in order, with at least one day between any two
 */
public record CoveredDays(List<DateRange> ranges) {
  /** No days. */
  public static final CoveredDays NONE = new CoveredDays(List.of());

  public CoveredDays {
    ranges = List.copyOf(ranges);
  }

  /** True when every day of the range is covered. */
  public boolean contains(DateRange range) {
    return ranges.stream().anyMatch(r -> r.contains(range.start()) && r.contains(range.end()));
  }

  /** These days and those of the range. */
  public CoveredDays plus(DateRange range) {
    List<DateRange> united = new ArrayList<>();
    DateRange grown = range;
    for (DateRange known : ranges) {
      if (touches(known, grown)) {
        grown = hull(known, grown);
      } else {
        united.add(known);
      }
    }
    united.add(grown);
    united.sort(Comparator.comparing(DateRange::start));
    return new CoveredDays(united);
  }

  private static boolean touches(DateRange one, DateRange other) {
    return !one.start().isAfter(other.end().plusDays(1))
        && !other.start().isAfter(one.end().plusDays(1));
  }

  private static DateRange hull(DateRange one, DateRange other) {
    return new DateRange(
        one.start().isBefore(other.start()) ? one.start() : other.start(),
        one.end().isAfter(other.end()) ? one.end() : other.end());
  }
}
