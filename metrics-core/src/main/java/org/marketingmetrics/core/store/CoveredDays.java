package org.marketingmetrics.core.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.marketingmetrics.core.channeldata.DeclaredDays;
import org.marketingmetrics.core.period.DateRange;

/**
 * The days a source declared as covered at one line, each with the first instant at which that was
 * known.
 *
 * @param pieces in order of time, none of which overlap
 */
public record CoveredDays(List<DeclaredDays> pieces) {
  /** No days. */
  public static final CoveredDays NONE = new CoveredDays(List.of());

  public CoveredDays {
    pieces = List.copyOf(pieces);
  }

  /** True when every day of the declaration is known to be covered at its instant. */
  public boolean contains(DeclaredDays declared) {
    return united(known(declared.knownAt())).stream()
        .anyMatch(
            range ->
                range.contains(declared.range().start()) && range.contains(declared.range().end()));
  }

  /** The days known to be covered at an instant, inclusive; ranges that touch are one. */
  public List<DateRange> asOf(long instant) {
    return united(known(instant));
  }

  private List<DateRange> known(long instant) {
    return pieces.stream()
        .filter(piece -> piece.knownAt() <= instant)
        .map(DeclaredDays::range)
        .toList();
  }

  /** These days and those declared; a day declared twice is known since the earlier time. */
  public CoveredDays plus(DeclaredDays declared) {
    List<DeclaredDays> all = new ArrayList<>();
    List<DateRange> free = List.of(declared.range());
    for (DeclaredDays piece : pieces) {
      if (piece.knownAt() <= declared.knownAt()) {
        all.add(piece);
        free = without(free, piece.range());
      } else {
        without(List.of(piece.range()), declared.range())
            .forEach(rest -> all.add(new DeclaredDays(rest, piece.knownAt())));
      }
    }
    free.forEach(range -> all.add(new DeclaredDays(range, declared.knownAt())));
    all.sort(Comparator.comparing(piece -> piece.range().start()));
    return new CoveredDays(all);
  }

  private static List<DateRange> without(List<DateRange> ranges, DateRange taken) {
    List<DateRange> rest = new ArrayList<>();
    for (DateRange range : ranges) {
      if (taken.end().isBefore(range.start()) || taken.start().isAfter(range.end())) {
        rest.add(range);
        continue;
      }
      if (range.start().isBefore(taken.start())) {
        rest.add(new DateRange(range.start(), taken.start().minusDays(1)));
      }
      if (range.end().isAfter(taken.end())) {
        rest.add(new DateRange(taken.end().plusDays(1), range.end()));
      }
    }
    return rest;
  }

  /**
   * The same days in as few ranges as possible, in order: a report imported daily leaves one range
   * and not one for each day.
   */
  public static List<DateRange> united(List<DateRange> ranges) {
    List<DateRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparing(DateRange::start));
    List<DateRange> united = new ArrayList<>();
    for (DateRange next : sorted) {
      DateRange last = united.isEmpty() ? null : united.getLast();
      if (last == null || next.start().isAfter(last.end().plusDays(1))) {
        united.add(next);
      } else if (next.end().isAfter(last.end())) {
        united.set(united.size() - 1, new DateRange(last.start(), next.end()));
      }
    }
    return united;
  }
}
