package org.marketingmetrics.core.event.funnel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.session.CivilDays;
import org.marketingmetrics.core.period.Grain;

/**
 * Adds up the chains of people, in total and by segment. Belongs to one thread; those of several
 * buckets are put together at the end, in any order.
 */
public final class FunnelTally implements ChainSink {
  private final EventFunnel funnel;
  private final Options options;
  private final CivilDays days;
  private final Counts total;
  private final Map<@Nullable String, Counts> segments = new HashMap<>();

  /**
   * What is counted beside the steps.
   *
   * @param stepTimes the times between steps
   * @param nextActions what people did who went no further
   * @param trend DAY or WEEK of the entry, or TOTAL for none
   * @param zone which cuts days
   * @param weekStart first day of a week
   */
  public record Options(
      boolean stepTimes, boolean nextActions, Grain trend, ZoneId zone, DayOfWeek weekStart) {
    /** Nothing. */
    public static Options none() {
      return new Options(false, false, Grain.TOTAL, ZoneId.of("UTC"), DayOfWeek.MONDAY);
    }
  }

  /** Counts of one segment, or of all. */
  public static final class Counts {
    private final long[] reached;
    private final long[] open;
    private final long[] closed;
    private final List<DurationSample> sincePrevious = new ArrayList<>();
    private final List<SortedMap<String, Long>> next = new ArrayList<>();
    private final DurationSample toConvert = new DurationSample();
    private final SortedMap<LocalDate, long[]> trend = new TreeMap<>();
    private long removed;

    Counts(int steps) {
      this.reached = new long[steps];
      this.open = new long[steps];
      this.closed = new long[steps];
      for (int i = 0; i < steps; i++) {
        sincePrevious.add(new DurationSample());
        next.add(new TreeMap<>());
      }
    }

    /** People, or attempts, that reached a step. */
    public long reached(int step) {
      return reached[step];
    }

    /**
     * Of those whose last step this is and not the funnel's last, the ones that may still go on.
     */
    public long open(int step) {
      return open[step];
    }

    /** Of those whose last step this is and not the funnel's last, the ones that cannot go on. */
    public long closed(int step) {
      return closed[step];
    }

    /** People who left every count because of an exclusion. */
    public long removed() {
      return removed;
    }

    /** From the first event to the last, of those who converted. */
    public DurationSample toConvert() {
      return toConvert;
    }

    /** From the step before to this one, of those whose chain holds both. */
    public DurationSample sincePrevious(int step) {
      return sincePrevious.get(step);
    }

    /** By kind, the next event of those whose last step this is; an empty kind for no event. */
    public SortedMap<String, Long> next(int step) {
      return next.get(step);
    }

    /** By first day of the entry's day or week, how many reached each step. */
    public SortedMap<LocalDate, List<Long>> trend() {
      SortedMap<LocalDate, List<Long>> result = new TreeMap<>();
      trend.forEach((day, counts) -> result.put(day, Arrays.stream(counts).boxed().toList()));
      return result;
    }

    private void add(Counts other) {
      for (int i = 0; i < reached.length; i++) {
        reached[i] += other.reached[i];
        open[i] += other.open[i];
        closed[i] += other.closed[i];
        sincePrevious.get(i).add(other.sincePrevious.get(i));
        SortedMap<String, Long> own = next.get(i);
        other.next.get(i).forEach((kind, count) -> own.merge(kind, count, Long::sum));
      }
      toConvert.add(other.toConvert);
      other.trend.forEach((day, counts) -> addTo(day, counts));
      removed += other.removed;
    }

    private void addTo(LocalDate day, long[] counts) {
      long[] own = trend.computeIfAbsent(day, _ -> new long[reached.length]);
      for (int i = 0; i < own.length; i++) {
        own[i] += counts[i];
      }
    }
  }

  /** An empty tally. */
  public FunnelTally(EventFunnel funnel, Options options) {
    this.funnel = funnel;
    this.options = options;
    this.days = new CivilDays(options.zone());
    this.total = new Counts(funnel.steps().size());
  }

  @Override
  public boolean wantsEvents() {
    return options.stepTimes() || options.nextActions() || funnel.breakdown() != null;
  }

  @Override
  public void add(Chain chain, Person person, long[] sources) {
    Counts segment = null;
    Breakdown breakdown = funnel.breakdown();
    if (breakdown != null) {
      segment =
          segments.computeIfAbsent(
              segment(breakdown, chain, person, sources), _ -> new Counts(funnel.steps().size()));
    }
    if (chain.isRemoved()) {
      total.removed++;
      if (segment != null) {
        segment.removed++;
      }
      return;
    }
    count(total, chain, person, sources);
    if (segment != null) {
      count(segment, chain, person, sources);
    }
  }

  private static @Nullable String segment(
      Breakdown breakdown, Chain chain, Person person, long[] sources) {
    int step =
        switch (breakdown.touch()) {
          case FIRST -> 0;
          case STEP -> breakdown.step();
          case LAST -> chain.lastStep();
        };
    return sources[step] < 0 ? null : person.attribute(breakdown.attribute(), sources[step]);
  }

  private void count(Counts counts, Chain chain, Person person, long[] sources) {
    int last = chain.lastStep();
    for (int rest = chain.reached(); rest != 0; rest &= rest - 1) {
      counts.reached[Integer.numberOfTrailingZeros(rest)]++;
    }
    if (chain.isConverted()) {
      counts.toConvert.add(chain.end() - chain.start());
    } else if (chain.isOpen()) {
      counts.open[last]++;
    } else {
      counts.closed[last]++;
    }
    if (options.trend() != Grain.TOTAL) {
      countTrend(counts, chain);
    }
    if (options.stepTimes()) {
      countTimes(counts, person, sources);
    }
    if (options.nextActions() && !chain.isConverted()) {
      String kind = person.kindAfter(sources[last]);
      counts.next.get(last).merge(kind == null ? "" : kind, 1L, Long::sum);
    }
  }

  private void countTrend(Counts counts, Chain chain) {
    LocalDate day = LocalDate.ofEpochDay(days.of(chain.start()));
    if (options.trend() == Grain.WEEK) {
      day = day.with(TemporalAdjusters.previousOrSame(options.weekStart()));
    }
    long[] ofDay = counts.trend.computeIfAbsent(day, _ -> new long[counts.reached.length]);
    for (int rest = chain.reached(); rest != 0; rest &= rest - 1) {
      ofDay[Integer.numberOfTrailingZeros(rest)]++;
    }
  }

  private static void countTimes(Counts counts, Person person, long[] sources) {
    long before = -1;
    for (int step = 0; step < sources.length; step++) {
      if (sources[step] >= 0) {
        long at = person.at(sources[step]);
        if (before >= 0) {
          counts.sincePrevious.get(step).add(at - before);
        }
        before = at;
      }
    }
  }

  /** What is counted beside the steps. */
  public Options options() {
    return options;
  }

  /** Adds what another, of the same question, has. */
  public void add(FunnelTally other) {
    total.add(other.total);
    other.segments.forEach(
        (value, counts) ->
            segments.computeIfAbsent(value, _ -> new Counts(funnel.steps().size())).add(counts));
  }

  /** Of everybody. */
  public Counts total() {
    return total;
  }

  /** By text of the breakdown's attribute; null for chains without one. */
  public Map<@Nullable String, Counts> segments() {
    return segments;
  }
}
