package org.marketingmetrics.server.event;

import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.EraseSubjectRequest;
import org.marketingmetrics.api.v1.EraseSubjectResponse;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.ListSessionsRequest;
import org.marketingmetrics.api.v1.ListSessionsResponse;
import org.marketingmetrics.api.v1.QuerySessionsRequest;
import org.marketingmetrics.api.v1.QuerySessionsResponse;
import org.marketingmetrics.api.v1.ReconcileClicksRequest;
import org.marketingmetrics.api.v1.ReconcileClicksResponse;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.api.v1.RecordEventsResponse;
import org.marketingmetrics.api.v1.StreamEventsRequest;
import org.marketingmetrics.api.v1.StreamEventsResponse;
import org.marketingmetrics.core.event.Erasure;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.RecordEvents;
import org.marketingmetrics.core.event.RecordOutcome;
import org.marketingmetrics.core.event.session.ListSessions;
import org.marketingmetrics.core.event.session.PossibleCauses;
import org.marketingmetrics.core.event.session.QuerySessions;
import org.marketingmetrics.core.event.session.ReconciliationTally;
import org.marketingmetrics.core.event.session.Session;
import org.marketingmetrics.core.event.session.SessionRule;
import org.marketingmetrics.core.event.session.SessionTally;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.PeriodProtos;

/** Events: recorded, told as sessions, counted, reconciled, erased. */
final class EventGrpcService extends EventServiceGrpc.EventServiceImplBase {
  private static final int DEFAULT_PAGE = 100;

  private final RecordEvents record;
  private final ListSessions list;
  private final QuerySessions query;
  private final EventStore events;
  private final CallerWorkspaces workspaces;
  private final Clock clock;

  EventGrpcService(
      RecordEvents record,
      ListSessions list,
      QuerySessions query,
      EventStore events,
      CallerWorkspaces workspaces,
      Clock clock) {
    this.record = record;
    this.list = list;
    this.query = query;
    this.events = events;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  @Override
  public void recordEvents(
      RecordEventsRequest request, StreamObserver<RecordEventsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    List<Event> sent = EventProtos.fromProto(request.getEventsList());
    RecordOutcome outcome = record.run(workspace, sent, request.getBackfill());
    Answers.send(
        observer,
        RecordEventsResponse.newBuilder().setOutcomes(EventProtos.toProto(outcome, sent)).build());
  }

  @Override
  public StreamObserver<StreamEventsRequest> streamEvents(
      StreamObserver<StreamEventsResponse> answers) {
    return new EventStream(record, workspaces, answers);
  }

  @Override
  public void listSessions(
      ListSessionsRequest request, StreamObserver<ListSessionsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    SessionRule rule = SessionProtos.fromProto(request.getSessionRule());
    List<Session> all =
        list.run(
            workspace,
            request.getSubject(),
            rule,
            QuerySessions.conversions(
                SessionProtos.kinds("conversion_kinds", request.getConversionKindsList())));
    Page<Session> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) -> after(all, after, limit),
            EventGrpcService::key);
    ListSessionsResponse.Builder answer =
        ListSessionsResponse.newBuilder().setNextPageToken(page.nextToken());
    page.entries().forEach(session -> answer.addSessions(SessionProtos.toProto(session)));
    Answers.send(observer, answer.build());
  }

  private static List<Session> after(List<Session> all, @Nullable String after, int limit) {
    return all.stream()
        .filter(session -> after == null || key(session).compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  /** Sessions of a person never start at one instant twice, unless campaigns or limits split it. */
  private static String key(Session session) {
    return "%020d %020d %s".formatted(session.start(), session.end(), session.id());
  }

  @Override
  public void querySessions(
      QuerySessionsRequest request, StreamObserver<QuerySessionsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    QuerySessions.Request asked =
        new QuerySessions.Request(
            workspace,
            SessionProtos.fromProto(request.getSessionRule()),
            PeriodProtos.fromProto("date_range", request.getDateRange()),
            request.getByCampaign(),
            request.getByDay(),
            SessionProtos.kinds("conversion_kinds", request.getConversionKindsList()),
            request.getAtLeastRevision());
    QuerySessions.Counted counted = query.count(asked);
    QuerySessionsResponse.Builder answer =
        QuerySessionsResponse.newBuilder()
            .setTotal(SessionProtos.toProto(null, total(counted.total()), asked.rule()))
            .setSessionRule(asked.rule().id())
            .setRefused(EventProtos.toProto(events.refused(workspace)))
            .setEventRevision(counted.revision())
            .setAsOf(PeriodProtos.toProto(counted.asOf()))
            .setTimeZone(counted.workspace().zone().getId());
    if (asked.byCampaign() || asked.byDay()) {
      counted
          .cells()
          .cells()
          .forEach(
              (cell, counts) -> answer.addRows(SessionProtos.toProto(cell, counts, asked.rule())));
    }
    Answers.send(observer, answer.build());
  }

  private static SessionTally.Counts total(SessionTally total) {
    return total.cells().values().stream().findFirst().orElseGet(SessionTally.Counts::new);
  }

  @Override
  public void reconcileClicks(
      ReconcileClicksRequest request, StreamObserver<ReconcileClicksResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    SessionRule rule = SessionProtos.fromProto(request.getSessionRule());
    Texts texts = Texts.of(request.getLanguageCode());
    if (request.hasTotals()) {
      PossibleCauses causes =
          PossibleCauses.of(
              rule, request.getTotals().getClicks(), request.getTotals().getSessions());
      Answers.send(
          observer,
          ReconcileClicksResponse.newBuilder()
              .setPossibleCauses(SessionProtos.toProto(causes, texts))
              .setSessionRule(rule.id())
              .build());
      return;
    }
    QuerySessions.Request asked =
        new QuerySessions.Request(
            workspace,
            rule,
            PeriodProtos.fromProto("date_range", request.getDateRange()),
            request.getByCampaign(),
            request.getByDay(),
            Set.of(),
            request.getAtLeastRevision());
    Answers.send(observer, toProto(query.reconcile(asked), asked, texts));
  }

  private ReconcileClicksResponse toProto(
      QuerySessions.Reconciled reconciled, QuerySessions.Request asked, Texts texts) {
    ReconciliationTally total =
        reconciled.total().cells().values().stream()
            .findFirst()
            .orElseGet(ReconciliationTally::new);
    ReconcileClicksResponse.Builder answer =
        ReconcileClicksResponse.newBuilder()
            .setTotal(SessionProtos.toProto(null, total, texts))
            .setDroppedClicks(reconciled.total().dropped())
            .setSessionRule(asked.rule().id())
            .setRefused(EventProtos.toProto(events.refused(asked.workspace())))
            .setEventRevision(reconciled.revision())
            .setAsOf(PeriodProtos.toProto(reconciled.asOf()))
            .setTimeZone(reconciled.workspace().zone().getId());
    if (asked.byCampaign() || asked.byDay()) {
      reconciled
          .cells()
          .cells()
          .forEach((cell, tally) -> answer.addCells(SessionProtos.toProto(cell, tally, texts)));
    }
    reconciled
        .trend()
        .cells()
        .forEach(
            (cell, counts) -> answer.addTrend(SessionProtos.toProto(cell, counts, asked.rule())));
    return answer.build();
  }

  @Override
  public void eraseSubject(
      EraseSubjectRequest request, StreamObserver<EraseSubjectResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    Erasure erased = events.erase(workspace, request.getSubject(), now);
    Answers.send(
        observer,
        EraseSubjectResponse.newBuilder()
            .setEventsErased(erased.events())
            .setRefusedErased(erased.refused())
            .setEventRevision(erased.revision())
            .build());
  }
}
