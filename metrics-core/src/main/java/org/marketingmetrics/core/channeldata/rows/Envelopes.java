package org.marketingmetrics.core.channeldata.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** What surrounds the sums of a cell: quality, warnings and the basis its rows agree on. */
public final class Envelopes {
  private static final int MAX_GAPS = 100;

  private final RowQuery query;
  private final RowAnswer answer;

  /** The surroundings of the cells of one answer. */
  public Envelopes(RowQuery query, RowAnswer answer) {
    this.query = query;
    this.answer = answer;
  }

  /**
   * What a cell is made of.
   *
   * @param cell null where there are no rows
   * @param key the cell asked for; null for the whole range
   */
  public DataQuality quality(@Nullable Cell cell, @Nullable CellKey key) {
    DateRange range = query.scope().range();
    int first = Math.toIntExact(range.start().toEpochDay());
    int from = key == null ? 0 : key.start() - first;
    int to = key == null ? range.days() - 1 : key.end() - first;
    LocalDate start = answer.starts().expectedFrom(key == null ? List.of() : key.group());
    if (start != null) {
      from = Math.clamp(start.toEpochDay() - first, from, to + 1);
    }
    BitSet received = new BitSet();
    if (cell != null) {
      received.or(cell.days());
      received.or(answer.declaredDays());
      received.clear(0, from);
      received.clear(to + 1, Math.max(to + 1, received.length()));
    }
    return new DataQuality(
        to - from + 1,
        received.cardinality(),
        watermark(cell),
        cell == null ? List.of() : List.copyOf(cell.sources()),
        cell == null ? 0 : cell.rowsUsed(),
        cell == null ? 0 : cell.rowsLeftOut(),
        gaps(received, from, to, first));
  }

  private @Nullable LocalDate watermark(@Nullable Cell cell) {
    if (cell == null) {
      return null;
    }
    return cell.sources().stream()
        .map(answer.watermarks()::get)
        .filter(java.util.Objects::nonNull)
        .max(Integer::compare)
        .map(LocalDate::ofEpochDay)
        .orElse(null);
  }

  /** The set days as ranges in order, at most 100. */
  static List<DateRange> ranges(BitSet days, int first) {
    BitSet unset = new BitSet();
    unset.set(0, days.length());
    unset.andNot(days);
    return days.isEmpty() ? List.of() : gaps(unset, 0, days.length() - 1, first);
  }

  private static List<DateRange> gaps(BitSet received, int from, int to, int first) {
    List<DateRange> gaps = new ArrayList<>();
    int day = received.nextClearBit(from);
    while (day <= to && gaps.size() < MAX_GAPS) {
      int next = received.nextSetBit(day);
      int last = next < 0 || next > to ? to : next - 1;
      gaps.add(
          new DateRange(
              LocalDate.ofEpochDay((long) first + day), LocalDate.ofEpochDay((long) first + last)));
      day = received.nextClearBit(last + 1);
    }
    return gaps;
  }

  /** The warnings of a value made of the given needs. */
  public List<Warning> warnings(@Nullable Cell cell, List<Integer> needs) {
    Map<WarningCode, Warning> warnings = new LinkedHashMap<>();
    for (int need : needs) {
      answer
          .outcomes()
          .get(need)
          .warnings()
          .forEach(warning -> warnings.merge(warning.code(), warning, Envelopes::joined));
    }
    if (cell != null && cell.rowsLeftOut() > 0) {
      warnings.put(
          WarningCode.PARTIAL_COVERAGE,
          new Warning(
              WarningCode.PARTIAL_COVERAGE,
              new WarningDetail.PartialCoverage(
                  cell.rowsLeftOut(), cell.rowsUsed(), missing(cell))));
    }
    addLateStarts(cell, needs, warnings);
    if (cell != null && cell.disagrees() && needs.stream().anyMatch(this::isMail)) {
      warnings.put(WarningCode.REPORTED_DISAGREES, Warning.of(WarningCode.REPORTED_DISAGREES));
    }
    if (cell != null && needs.stream().anyMatch(need -> cell.sum(need).isOfReportedRates())) {
      warnings.put(WarningCode.REPORTED_RATE, Warning.of(WarningCode.REPORTED_RATE));
    }
    List<Warning> all = new ArrayList<>(answer.warnings());
    if (!cross(needs)) {
      all.removeIf(warning -> warning.code() == WarningCode.CROSS_SOURCE);
    }
    all.addAll(warnings.values());
    return all;
  }

  private void addLateStarts(
      @Nullable Cell cell, List<Integer> needs, Map<WarningCode, Warning> warnings) {
    if (cell != null) {
      List<WarningDetail.LateStart> late =
          answer.starts().late(cell.key().group(), days(cell.key()), needs);
      if (!late.isEmpty()) {
        warnings.put(
            WarningCode.TRACKING_STARTED_LATE,
            new Warning(
                WarningCode.TRACKING_STARTED_LATE, new WarningDetail.TrackingStartedLate(late)));
      }
    }
  }

  private static DateRange days(CellKey key) {
    return new DateRange(LocalDate.ofEpochDay(key.start()), LocalDate.ofEpochDay(key.end()));
  }

  /**
   * True when the needs do not all come from the same sources, even if others of the question do.
   */
  private boolean cross(List<Integer> needs) {
    return needs.stream()
            .map(need -> answer.outcomes().get(need).sources())
            .filter(sources -> !sources.isEmpty())
            .distinct()
            .count()
        > 1;
  }

  private List<String> missing(Cell cell) {
    return cell.missing().stream()
        .mapToObj(need -> query.needs().get(need).measure().id())
        .toList();
  }

  private boolean isMail(int need) {
    String id = query.all().get(need).measure().id();
    return id.equals("emails_delivered") || id.equals("email_bounces");
  }

  /** Two warnings of one code as one: their values joined, each once. */
  private static Warning joined(Warning one, Warning other) {
    if (!(one.detail() instanceof WarningDetail.Named first)
        || !(other.detail() instanceof WarningDetail.Named second)) {
      return one;
    }
    SortedMap<String, String> values = new TreeMap<>(first.values());
    second.values().forEach((key, value) -> values.merge(key, value, Envelopes::both));
    return new Warning(one.code(), new WarningDetail.Named(values));
  }

  private static String both(String a, String b) {
    SortedSet<String> both = new TreeSet<>(List.of(a.split(",", -1)));
    both.addAll(List.of(b.split(",", -1)));
    return String.join(",", both);
  }

  /** The identity fields that the given needs state, with the currency of a cell's sums. */
  public Basis basis(@Nullable Cell cell, List<Integer> needs) {
    Basis basis = Basis.UNSPECIFIED;
    Set<String> currencies = new TreeSet<>();
    for (int need : needs) {
      NeedOutcome outcome = answer.outcomes().get(need);
      Basis own =
          cell == null ? outcome.basis() : outcome.basis(cell.key().group(), cell.sources());
      basis = basis.with(own, own.stated());
      if (cell != null && query.all().get(need).measure().isMoney()) {
        currencies.addAll(cell.sum(need).currencies());
      }
    }
    if (currencies.size() == 1) {
      String code = currencies.iterator().next();
      return basis.withCurrency(code);
    }
    return basis;
  }
}
