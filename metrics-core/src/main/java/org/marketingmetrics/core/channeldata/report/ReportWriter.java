package org.marketingmetrics.core.channeldata.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Observation;
import org.marketingmetrics.core.channeldata.ObservedPeriod;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.WriteObservations;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Writes the observations of a file in batches, and remembers what the file speaks of. */
final class ReportWriter implements ObservationSink, AutoCloseable {
  private static final int BATCH = WriteObservations.MAX_OBSERVATIONS;

  /** Levels and parts, and periods longer than a day, that are remembered. */
  private static final int MOST_LINES = 10_000;

  private final WriteObservations write;
  private final Target target;
  private final boolean dryRun;
  private final OneAhead<WriteOutcome> writing = new OneAhead<>();
  private final List<Observation> batch = new ArrayList<>();
  private final Map<CoverageLine, Observation> lines = new LinkedHashMap<>();
  private final Set<DateRange> longer = new LinkedHashSet<>();
  private final Set<Integer> lengths = new TreeSet<>();
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;
  private long stored;
  private long replaced;
  private long unchanged;
  private long outdated;
  private long revision;

  /** As whose the file is written. */
  record Target(WorkspaceId workspace, String source, SourceKind kind, @Nullable ZoneId zone) {}

  ReportWriter(WriteObservations write, Target target, boolean dryRun) {
    this.write = write;
    this.target = target;
    this.dryRun = dryRun;
  }

  @Override
  public void take(Observation observation) {
    remember(observation);
    batch.add(observation);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void remember(Observation observation) {
    if (lines.size() < MOST_LINES) {
      lines.putIfAbsent(CoverageLine.of(observation.series()), observation);
    }
    switch (observation.period()) {
      case ObservedPeriod.Day(var day) -> extend(day, day, 1);
      case ObservedPeriod.Days(var range) -> {
        extend(range.start(), range.end(), range.days());
        if (longer.size() < MOST_LINES) {
          longer.add(range);
        }
      }
      case ObservedPeriod.Hour(var start) -> {
        ZoneId zone = target.zone == null ? java.time.ZoneOffset.UTC : target.zone;
        LocalDate day = start.atZone(zone).toLocalDate();
        extend(day, day, 0);
      }
    }
  }

  private void extend(LocalDate from, LocalDate to, int length) {
    first = first == null || from.isBefore(first) ? from : first;
    last = last == null || to.isAfter(last) ? to : last;
    lengths.add(length);
  }

  private void flush() {
    if (!batch.isEmpty() && !dryRun) {
      WriteObservations.Request request = request(batch, null);
      tally();
      writing.begin(() -> write.run(request));
    }
    batch.clear();
  }

  /** Waits for the batch that is being written, and counts what became of it. */
  private void tally() {
    writing
        .finish()
        .ifPresent(
            outcome -> {
              stored += outcome.stored();
              replaced += outcome.replaced();
              unchanged += outcome.unchanged();
              outdated += outcome.outdated();
              revision = Math.max(revision, outcome.revision());
            });
  }

  private WriteObservations.Request request(
      List<Observation> observations, @Nullable DateRange covered) {
    return new WriteObservations.Request(
        target.workspace(),
        target.source(),
        target.kind(),
        target.zone(),
        observations,
        covered,
        null);
  }

  /**
   * Writes what is left, then declares the days covered: for each level and part one of its
   * observations is sent once more, which changes nothing else.
   *
   * @param stated days that the file or the caller states; null for those of the rows
   */
  void finish(@Nullable DateRange stated) {
    flush();
    tally();
    DateRange covered = covered(stated);
    if (covered == null || dryRun) {
      return;
    }
    List<Observation> samples = new ArrayList<>(lines.values());
    for (int from = 0; from < samples.size(); from += BATCH) {
      List<Observation> some = samples.subList(from, Math.min(samples.size(), from + BATCH));
      revision = Math.max(revision, write.run(request(some, covered)).revision());
    }
  }

  /** The days that the file speaks of. */
  @Nullable DateRange covered(@Nullable DateRange stated) {
    if (first == null || last == null) {
      return null;
    }
    DateRange own = new DateRange(first, last);
    boolean inside = stated != null && stated.contains(first) && stated.contains(last);
    return inside ? stated : own;
  }

  /** First to last day of the rows; null when there were none. */
  @Nullable DateRange range() {
    return first == null || last == null ? null : new DateRange(first, last);
  }

  /** As which source they are written. */
  String source() {
    return target.source();
  }

  /** Levels and parts of the rows. */
  Set<CoverageLine> lines() {
    return lines.keySet();
  }

  /** Periods longer than a day. */
  Set<DateRange> longerPeriods() {
    return longer;
  }

  /** True when there were rows of that many days, 0 for hours. */
  boolean hasLength(int days) {
    return lengths.contains(days);
  }

  /** Nothing is written after this, whatever went wrong. */
  @Override
  public void close() {
    writing.close();
  }

  ImportOutcome.Observations observations(long retired) {
    return new ImportOutcome.Observations(stored, replaced, unchanged, outdated, retired);
  }

  long revision() {
    return revision;
  }
}
