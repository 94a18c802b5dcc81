package org.marketingmetrics.core.event.session;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.timeline.BucketWork;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineProvider;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Counts sessions and clicks of a workspace by campaign and day, and holds clicks against sessions.
 * Sessions are cut from whole histories, since what a session is can depend on all that was before.
 */
public final class QuerySessions {
  private static final int LAST_MONTH = 999_912;

  private final WorkspaceStore workspaces;
  private final TimelineProvider timelines;
  private final BucketWork work;
  private final Clock clock;

  /** The use case over its ports. */
  public QuerySessions(
      WorkspaceStore workspaces, TimelineProvider timelines, BucketWork work, Clock clock) {
    this.workspaces = workspaces;
    this.timelines = timelines;
    this.work = work;
    this.clock = clock;
  }

  /**
   * A question.
   *
   * @param rule what a session is
   * @param range days in the workspace's zone
   * @param byCampaign cells by campaign
   * @param byDay cells by day
   * @param conversions kinds that count as conversions, beside purchases and leads
   * @param atLeastRevision of the workspace's events; 0 for whatever is current
   */
  public record Request(
      WorkspaceId workspace,
      SessionRule rule,
      DateRange range,
      boolean byCampaign,
      boolean byDay,
      Set<EventKind> conversions,
      long atLeastRevision) {
    public Request {
      conversions = Set.copyOf(conversions);
    }

    CellCut cut(ZoneId zone) {
      return new CellCut(byCampaign, byDay, range, zone);
    }
  }

  /**
   * Counts by cell.
   *
   * @param cells by campaign and day as asked
   * @param total all of the range
   * @param revision of the events that answered
   * @param asOf when it was answered: late events can still change it
   */
  public record Counted(
      SessionTally cells, SessionTally total, long revision, Instant asOf, Workspace workspace) {}

  /**
   * Clicks against sessions.
   *
   * @param cells by campaign and day as asked
   * @param total all of the range
   * @param trend by day, both beside sales
   * @param revision of the events that answered
   * @param asOf when it was answered: late events can still change it
   */
  public record Reconciled(
      Reconciliation cells,
      Reconciliation total,
      SessionTally trend,
      long revision,
      Instant asOf,
      Workspace workspace) {}

  /**
   * Counts sessions.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, REVISION_NOT_REACHED, DEADLINE_EXCEEDED
   */
  public Counted count(Request request) {
    Workspace workspace = workspace(request);
    ZoneId zone = workspace.zone();
    Timeline timeline = timelines.current(request.workspace(), request.atLeastRevision());
    CellCut whole = new CellCut(false, false, request.range(), zone);
    SessionTally cells = new SessionTally(request.cut(zone));
    SessionTally total = new SessionTally(whole);
    scan(
            timeline,
            request,
            zone,
            () -> List.of(new SessionTally(request.cut(zone)), new SessionTally(whole)))
        .forEach(
            tallies -> {
              cells.add(tallies.get(0));
              total.add(tallies.get(1));
            });
    return new Counted(cells, total, timeline.revision(), clock.instant(), workspace);
  }

  /**
   * Holds clicks against sessions.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, REVISION_NOT_REACHED, DEADLINE_EXCEEDED
   */
  public Reconciled reconcile(Request request) {
    Workspace workspace = workspace(request);
    ZoneId zone = workspace.zone();
    Timeline timeline = timelines.current(request.workspace(), request.atLeastRevision());
    Sums all = new Sums(request, zone);
    scan(timeline, request, zone, () -> List.of(new Sums(request, zone)))
        .forEach(sums -> all.add(sums.getFirst()));
    return new Reconciled(
        all.cells, all.total, all.trend, timeline.revision(), clock.instant(), workspace);
  }

  /** All that a reconciliation adds up. */
  private static final class Sums implements SessionSink {
    final Reconciliation cells;
    final Reconciliation total;
    final SessionTally trend;

    Sums(Request request, ZoneId zone) {
      this.cells = new Reconciliation(request.cut(zone));
      this.total = new Reconciliation(new CellCut(false, false, request.range(), zone));
      this.trend = new SessionTally(new CellCut(false, true, request.range(), zone));
    }

    @Override
    public void add(SubjectSessions sessions, SubjectClicks clicks, SubjectLog.Dictionaries names) {
      cells.add(sessions, clicks, names);
      total.add(sessions, clicks, names);
      trend.add(sessions, clicks, names);
    }

    void add(Sums other) {
      cells.add(other.cells);
      total.add(other.total);
      trend.add(other.trend);
    }
  }

  private Workspace workspace(Request request) {
    return workspaces
        .workspace(request.workspace())
        .orElseThrow(() -> Workspace.notFound(request.workspace()));
  }

  private <T extends SessionSink> List<List<T>> scan(
      Timeline timeline, Request request, ZoneId zone, Supplier<List<T>> sinks) {
    Collection<EventKind> conversions = conversions(request.conversions());
    return work.forEach(
        bucket -> {
          List<T> own = sinks.get();
          new SessionScan(
                  timeline.bucket(bucket, 0, LAST_MONTH),
                  new Sessionizer(request.rule(), zone),
                  ClickMatcher.STANDARD,
                  conversions,
                  (sessions, clicks, names) ->
                      own.forEach(sink -> sink.add(sessions, clicks, names)))
              .run();
          return own;
        });
  }

  /** The kinds that always count as conversions, and these. */
  public static Set<EventKind> conversions(Collection<EventKind> more) {
    Set<EventKind> all = new HashSet<>(SubjectLog.CONVERSIONS);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
