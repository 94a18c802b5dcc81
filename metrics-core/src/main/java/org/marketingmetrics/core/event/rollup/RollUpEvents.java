package org.marketingmetrics.core.event.rollup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.DeclaredDays;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.event.session.CellCut;
import org.marketingmetrics.core.event.session.ClickMatcher;
import org.marketingmetrics.core.event.session.SessionRule;
import org.marketingmetrics.core.event.session.SessionScan;
import org.marketingmetrics.core.event.session.SessionTally;
import org.marketingmetrics.core.event.session.Sessionizer;
import org.marketingmetrics.core.event.session.SubjectLog;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Writes what events add up to, by campaign and day, into the channel data, as a source of its own:
 * clicks, unique clickers, sessions, converting sessions, orders and revenue. The sums are those of
 * all accepted events, so that late ones, erased people and merged sessions are followed; what
 * differs from what stands there is written, and nothing else. One process does it at a time, and
 * where one is cut short the next does all of it.
 */
public final class RollUpEvents {
  /** The source as which the sums stand in the channel data. */
  public static final String SOURCE = "events";

  /** Rows of one transaction. */
  private static final int CHUNK = 5_000;

  private static final CoverageLine LINE =
      CoverageLine.of(SeriesKey.of(Map.of(Dimensions.CAMPAIGN, "")));

  private static final DateRange EVER =
      new DateRange(LocalDate.of(1990, 1, 1), LocalDate.of(2100, 12, 31));

  private final Stores stores;
  private final RollUpRows rows;
  private final Clock clock;

  /**
   * The use case over its ports.
   *
   * @param rows how sums become rows
   */
  public RollUpEvents(Stores stores, RollUpRows rows, Clock clock) {
    this.stores = stores;
    this.rows = rows;
    this.clock = clock;
  }

  /** The workspaces whose events changed since they were last added up. */
  public List<WorkspaceId> pending() {
    return stores.events().notRolledUp();
  }

  /**
   * Brings the sums of a workspace up to its events.
   *
   * @return number of rows that changed
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND; SOURCE_CONFLICT
   *     when another source has the name; what reading and writing throw
   */
  public int run(WorkspaceId id) {
    Workspace workspace =
        stores.workspaces().workspace(id).orElseThrow(() -> Workspace.notFound(id));
    int[] changed = new int[1];
    stores
        .events()
        .rollUp(
            id,
            before -> {
              long revision = stores.events().revision(id);
              // Of one time, and later than the last ones, whatever the clocks of two servers say.
              long knownAt = Math.max(now(), before.knownAt() + 1);
              changed[0] = write(workspace, rows.of(tally(workspace), workspace, knownAt), knownAt);
              return new RolledUp(revision, knownAt);
            });
    return changed[0];
  }

  private long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  private SessionTally tally(Workspace workspace) {
    CellCut cut = new CellCut(true, true, EVER, workspace.zone());
    SessionTally all = new SessionTally(cut);
    SessionRule rule = rows.rule(workspace);
    new BucketsInTurn(stores.events(), workspace.id())
        .forEach(
            bucket -> {
              SessionTally own = new SessionTally(cut);
              new SessionScan(
                      bucket,
                      new Sessionizer(rule, workspace.zone()),
                      ClickMatcher.STANDARD,
                      SubjectLog.CONVERSIONS,
                      own)
                  .run();
              all.add(own);
            });
    return all;
  }

  /** What tells one row of the source from all others. */
  private record RowKey(SeriesKey series, Period period, Basis basis) {
    static RowKey of(ObservationRow row) {
      return new RowKey(row.series(), row.period(), row.basis());
    }
  }

  private int write(Workspace workspace, List<ObservationRow> wanted, long knownAt) {
    Map<RowKey, ObservationRow> standing = new HashMap<>();
    for (ObservationRow row : standing(workspace.id())) {
      standing.put(RowKey.of(row), row);
    }
    List<ObservationRow> changed = new ArrayList<>();
    for (ObservationRow row : wanted) {
      ObservationRow before = standing.remove(RowKey.of(row));
      if (before == null || !before.values().equals(row.values())) {
        changed.add(row);
      }
    }
    standing.values().forEach(row -> changed.add(row.retired(0, knownAt)));
    if (!changed.isEmpty()) {
      write(workspace, changed, days(wanted), knownAt);
    }
    return changed.size();
  }

  private List<ObservationRow> standing(WorkspaceId workspace) {
    return stores
        .channelData()
        .stale(
            workspace,
            new StaleRows(SOURCE, Set.of(LINE), EVER, 1, Long.MAX_VALUE, Integer.MAX_VALUE));
  }

  /** The days from the first to the last event; those without events in between are covered too. */
  private static @Nullable DateRange days(List<ObservationRow> rows) {
    TreeSet<LocalDate> days = new TreeSet<>();
    rows.forEach(row -> days.add(row.period().day()));
    return days.isEmpty() ? null : new DateRange(days.first(), days.last());
  }

  private void write(
      Workspace workspace, List<ObservationRow> changed, @Nullable DateRange days, long knownAt) {
    Source source = new Source(SOURCE, SourceKind.OWN_ROLLUP, workspace.zone());
    for (int from = 0; from < changed.size(); from += CHUNK) {
      List<ObservationRow> chunk = new ArrayList<>();
      Set<String> campaigns = new TreeSet<>();
      for (ObservationRow row : changed.subList(from, Math.min(from + CHUNK, changed.size()))) {
        chunk.add(row.as(chunk.size()));
        String campaign = row.series().values().getOrDefault(Dimensions.CAMPAIGN, "");
        if (!campaign.equals(Dimensions.UNKNOWN)) {
          campaigns.add(campaign);
        }
      }
      DeclaredDays declared = days == null ? null : new DeclaredDays(days, knownAt);
      var _ =
          stores
              .channelData()
              .write(
                  workspace.id(),
                  new WriteBatch(source, chunk, declared, Set.of(), campaigns, null));
    }
  }
}
