package org.marketingmetrics.core.event.funnel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.timeline.BucketTimeline;
import org.marketingmetrics.core.event.timeline.BucketWork;
import org.marketingmetrics.core.event.timeline.Months;
import org.marketingmetrics.core.event.timeline.Timeline;
import org.marketingmetrics.core.event.timeline.TimelineProvider;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Computes a funnel over what people did, exactly, and names the people at a step. */
public final class AnalyzeEventFunnel {
  /** Most segments of a breakdown that are told, those with most entries. */
  public static final int MAX_SEGMENTS = 200;

  /** Most people of one page, and one more that says whether another page follows. */
  public static final int MAX_PAGE = 1_001;

  private final WorkspaceStore workspaces;
  private final TimelineProvider timelines;
  private final BucketWork work;
  private final Clock clock;

  /** The use case over its ports. */
  public AnalyzeEventFunnel(
      WorkspaceStore workspaces, TimelineProvider timelines, BucketWork work, Clock clock) {
    this.workspaces = workspaces;
    this.timelines = timelines;
    this.work = work;
    this.clock = clock;
  }

  /**
   * A question.
   *
   * @param entries days of the entries, in the workspace's zone
   * @param stepTimes the times between steps, too
   * @param nextActions what people did who went no further, too
   * @param trend DAY or WEEK of the entry; TOTAL for none
   * @param confidence level of intervals, above 0 and below 1
   * @param atLeastRevision of the workspace's events; 0 for whatever is current
   */
  public record Request(
      WorkspaceId workspace,
      EventFunnel funnel,
      DateRange entries,
      boolean stepTimes,
      boolean nextActions,
      Grain trend,
      double confidence,
      long atLeastRevision) {
    public Request {
      if (trend != Grain.TOTAL && trend != Grain.DAY && trend != Grain.WEEK) {
        throw MetricsException.invalidField("trend", "by DAY or by WEEK of the entry");
      }
    }
  }

  /**
   * A step of an answer.
   *
   * @param fromPrevious of those at the step before that is not optional; null for the first
   * @param fromFirst of those at the first step
   */
  public record Step(
      long reached, @Nullable StepRate fromPrevious, StepRate fromFirst, long open, long closed) {}

  /**
   * The counts of everybody, or of one segment.
   *
   * @param value of the breakdown's attribute; null for everybody, and for chains without one
   * @param counts all that was counted
   */
  public record Part(@Nullable String value, List<Step> steps, FunnelTally.Counts counts) {
    public Part {
      steps = List.copyOf(steps);
    }
  }

  /**
   * The answer.
   *
   * @param segments those with most entries first, at most {@link #MAX_SEGMENTS}
   * @param otherSegments number of segments not told
   * @param revision of the events that answered
   */
  public record Result(
      Part total, List<Part> segments, int otherSegments, long revision, Workspace workspace) {
    public Result {
      segments = List.copyOf(segments);
    }
  }

  /**
   * Answers a question.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, REVISION_NOT_REACHED, DEADLINE_EXCEEDED
   */
  public Result run(Request request) {
    Workspace workspace = workspace(request.workspace());
    Timeline timeline = timelines.current(request.workspace(), request.atLeastRevision());
    FunnelPlan plan = plan(request.funnel(), request.entries(), workspace);
    FunnelTally.Options options =
        new FunnelTally.Options(
            request.stepTimes(),
            request.nextActions(),
            request.trend(),
            workspace.zone(),
            workspace.weekStart());
    FunnelTally all = new FunnelTally(request.funnel(), options);
    work.forEach(
            bucket -> {
              FunnelTally tally = new FunnelTally(request.funnel(), options);
              scan(timeline, bucket, request.funnel(), plan, tally);
              return tally;
            })
        .forEach(all::add);
    return result(request, all, timeline.revision(), workspace);
  }

  private Workspace workspace(WorkspaceId id) {
    return workspaces.workspace(id).orElseThrow(() -> Workspace.notFound(id));
  }

  private FunnelPlan plan(EventFunnel funnel, DateRange entries, Workspace workspace) {
    long from = entries.start().atStartOfDay(workspace.zone()).toInstant().toEpochMilli();
    long to = entries.end().plusDays(1).atStartOfDay(workspace.zone()).toInstant().toEpochMilli();
    return funnel.plan(from, to, clock.millis());
  }

  private static void scan(
      Timeline timeline, int bucket, EventFunnel funnel, FunnelPlan plan, ChainSink sink) {
    long last = plan.to() - 1 + plan.window();
    BucketTimeline people = timeline.bucket(bucket, Months.of(plan.from()), Months.of(last));
    new FunnelScan(funnel, plan, people, sink).run();
  }

  private static Result result(
      Request request, FunnelTally tally, long revision, Workspace workspace) {
    List<Part> segments = new ArrayList<>();
    Map<@Nullable String, FunnelTally.Counts> bySegment = new HashMap<>(tally.segments());
    bySegment.forEach((value, counts) -> segments.add(part(request, value, counts)));
    segments.sort(
        Comparator.comparingLong((Part part) -> -part.counts().reached(0))
            .thenComparing(Part::value, Comparator.nullsLast(Comparator.naturalOrder())));
    int others = Math.max(0, segments.size() - MAX_SEGMENTS);
    return new Result(
        part(request, null, tally.total()),
        segments.subList(0, segments.size() - others),
        others,
        revision,
        workspace);
  }

  private static Part part(Request request, @Nullable String value, FunnelTally.Counts counts) {
    List<Step> steps = new ArrayList<>();
    int required = 0;
    EventFunnel funnel = request.funnel();
    for (int step = 0; step < funnel.steps().size(); step++) {
      StepRate fromFirst =
          StepRate.of(
              counts.reached(step), counts.reached(0), funnel.counting(), request.confidence());
      StepRate fromPrevious =
          step == 0
              ? null
              : StepRate.of(
                  counts.reached(step),
                  counts.reached(required),
                  funnel.counting(),
                  request.confidence());
      steps.add(
          new Step(
              counts.reached(step),
              fromPrevious,
              fromFirst,
              counts.open(step),
              counts.closed(step)));
      required = funnel.steps().get(step).optional() ? required : step;
    }
    return new Part(value, steps, counts);
  }

  /** Which people of a step are asked for. */
  public enum AtStep {
    /** All who reached it. */
    REACHED,
    /** Those whose last step it is, and not the funnel's last. */
    DROPPED_OFF
  }

  /**
   * A question for people.
   *
   * @param step number from 0
   * @param after the last one of the page before; null for the first page
   * @param limit 1 to {@link #MAX_PAGE}
   */
  public record PeopleRequest(
      WorkspaceId workspace,
      EventFunnel funnel,
      DateRange entries,
      int step,
      AtStep atStep,
      @Nullable String after,
      int limit,
      long atLeastRevision) {
    public PeopleRequest {
      if (step < 0 || step >= funnel.steps().size()) {
        throw MetricsException.invalidField("step", "there is no such step");
      }
      if (limit < 1 || limit > MAX_PAGE) {
        throw MetricsException.invalidField("page_size", "1 to " + MAX_PAGE);
      }
    }
  }

  /**
   * Names people at a step, in the order in which they are kept, which says nothing of them.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, REVISION_NOT_REACHED, DEADLINE_EXCEEDED
   */
  public List<String> people(PeopleRequest request) {
    Workspace workspace = workspace(request.workspace());
    Timeline timeline = timelines.current(request.workspace(), request.atLeastRevision());
    FunnelPlan plan = plan(request.funnel(), request.entries(), workspace);
    return new FunnelPeople(request, plan).find(timeline);
  }
}
