package org.marketingmetrics.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.event.EventCalls.ACME;
import static org.marketingmetrics.server.event.EventCalls.event;
import static org.marketingmetrics.server.event.EventCalls.february;
import static org.marketingmetrics.server.event.EventCalls.visit;

import com.google.protobuf.Duration;
import com.google.type.Money;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.ClickOutcome;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.CustomSessionRule;
import org.marketingmetrics.api.v1.EraseSubjectRequest;
import org.marketingmetrics.api.v1.EraseSubjectResponse;
import org.marketingmetrics.api.v1.Event;
import org.marketingmetrics.api.v1.EventOutcomes;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.EventServiceGrpc.EventServiceBlockingStub;
import org.marketingmetrics.api.v1.EventStatus;
import org.marketingmetrics.api.v1.ListSessionsRequest;
import org.marketingmetrics.api.v1.ListSessionsResponse;
import org.marketingmetrics.api.v1.QuerySessionsRequest;
import org.marketingmetrics.api.v1.QuerySessionsResponse;
import org.marketingmetrics.api.v1.ReconcileClicksRequest;
import org.marketingmetrics.api.v1.ReconcileClicksResponse;
import org.marketingmetrics.api.v1.Reconciliation;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.api.v1.ReportedTotals;
import org.marketingmetrics.api.v1.Session;
import org.marketingmetrics.api.v1.SessionCounts;
import org.marketingmetrics.api.v1.SessionOrigin;
import org.marketingmetrics.api.v1.SessionRule;
import org.marketingmetrics.api.v1.SplitReason;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

class EventGrpcServiceTest {
  private final InProcessServer server = InProcessServer.open();
  private final EventServiceBlockingStub events =
      EventServiceGrpc.newBlockingStub(server.channel());

  @BeforeEach
  void createWorkspaces() {
    for (String id : List.of("acme", "other")) {
      var _ =
          WorkspaceServiceGrpc.newBlockingStub(server.channel())
              .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId(id).build());
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private EventOutcomes record(RecordEventsRequest.Builder request) {
    return events.recordEvents(request.build()).getOutcomes();
  }

  private static RecordEventsRequest.Builder one(Event.Builder event) {
    return RecordEventsRequest.newBuilder().setParent(ACME).addEvents(event);
  }

  private QuerySessionsResponse sessions(String workspace) {
    return events.querySessions(
        QuerySessionsRequest.newBuilder()
            .setParent(workspace)
            .setDateRange(february())
            .setByCampaign(true)
            .setByDay(true)
            .build());
  }

  @Test
  void whatIsNotCountedIsToldByIndex() {
    EventOutcomes outcomes =
        record(
            RecordEventsRequest.newBuilder()
                .setParent(ACME)
                .addEvents(event("e1", "ann", "2026-03-01T11:59:00Z", "page_view"))
                .addEvents(event("e2", "ann", "2026-02-01T00:00:00Z", "page_view"))
                .addEvents(event("e1", "ann", "2026-03-01T11:59:00Z", "page_view"))
                .addEvents(event("e1", "bob", "2026-03-01T11:59:00Z", "page_view"))
                .addEvents(event("e3", "ann", "2026-03-01T13:00:00Z", "page_view")));

    assertThat(outcomes.getRecorded()).isEqualTo(1);
    assertThat(outcomes.getRepeated()).isEqualTo(1);
    assertThat(outcomes.getNotCounted()).isEqualTo(3);
    assertThat(outcomes.getIssuesList().stream().map(i -> i.getIndex() + " " + i.getEventId()))
        .containsExactly("1 e2", "3 e1", "4 e3");
    assertThat(outcomes.getIssues(1).getStatus()).isEqualTo(EventStatus.EVENT_STATUS_CONFLICT);
    assertThat(sessions(ACME).getRefused().getLate()).isEqualTo(1);
    assertThat(sessions(ACME).getRefused().getFuture()).isEqualTo(1);
  }

  @Test
  void sessionsAreCountedByCampaignAndDay() {
    record(visit("ann", "2026-02-03").setBackfill(true));
    record(visit("bob", "2026-02-03").setBackfill(true));
    EventOutcomes last = record(visit("ann", "2026-02-04").setBackfill(true));

    QuerySessionsResponse answer = sessions(ACME);

    assertThat(answer.getEventRevision()).isGreaterThanOrEqualTo(last.getEventRevision());
    assertThat(answer.getSessionRule()).isEqualTo("platform_default");
    assertThat(answer.getRowsCount()).isEqualTo(2);
    SessionCounts third = answer.getRows(0);
    assertThat(third.getCampaign()).isEqualTo("spring");
    assertThat(third.getDate().getDay()).isEqualTo(3);
    assertThat(third.getSessions()).isEqualTo(2);
    assertThat(third.getEngagedSessions()).isEqualTo(2);
    assertThat(third.getBouncedSessions()).isZero();
    assertThat(third.getOrders()).isEqualTo(2);
    assertThat(third.getRevenue(0))
        .isEqualTo(
            Money.newBuilder().setCurrencyCode("EUR").setUnits(100).setNanos(20_000_000).build());
    assertThat(third.getSessionsPerClick()).isEqualTo(1);
    assertThat(answer.getTotal().getSessions()).isEqualTo(3);
    assertThat(answer.getTotal().getUsers()).isEqualTo(2);
    assertThat(sessions("workspaces/other").getTotal().getSessions()).isZero();
  }

  @Test
  void theRuleIsPartOfTheQuestion() {
    record(visit("ann", "2026-02-03").setBackfill(true));
    QuerySessionsResponse amazon =
        events.querySessions(
            QuerySessionsRequest.newBuilder()
                .setParent(ACME)
                .setDateRange(february())
                .setSessionRule(SessionRule.newBuilder().setPreset("amazon_day"))
                .build());
    QuerySessionsResponse own =
        events.querySessions(
            QuerySessionsRequest.newBuilder()
                .setParent(ACME)
                .setDateRange(february())
                .setSessionRule(
                    SessionRule.newBuilder()
                        .setCustom(
                            CustomSessionRule.newBuilder()
                                .setId("short")
                                .setTimeout(Duration.newBuilder().setSeconds(60))))
                .build());

    assertThat(amazon.getTotal().hasBouncedSessions()).isFalse();
    assertThat(own.getTotal().getSessions()).isEqualTo(2);
    assertThat(own.getSessionRule()).isEqualTo("short");
  }

  @Test
  void theIdentitySumsAndCausesHaveWords() {
    record(visit("ann", "2026-02-03").setBackfill(true));
    record(
        one(event("x", "ann", "2026-02-05T10:00:00Z", "click").setCampaign("spring"))
            .setBackfill(true));
    ReconcileClicksResponse answer =
        events.reconcileClicks(
            ReconcileClicksRequest.newBuilder()
                .setParent(ACME)
                .setDateRange(february())
                .setByDay(true)
                .setLanguageCode("ru")
                .build());

    Reconciliation total = answer.getTotal();
    assertThat(total.getClicks() - total.getSessions())
        .isEqualTo(
            total.getJoined()
                + total.getNotLoaded()
                + total.getCarriedOut()
                - total.getCarriedIn()
                - total.getNonClickSessions());
    assertThat(total.getNoId()).isEqualTo(1);
    assertThat(answer.getCellsCount()).isEqualTo(2);
    assertThat(answer.getTrend(0).getOrders()).isEqualTo(1);
    assertThat(total.getClickOutcomes(0).getOutcome())
        .isEqualTo(ClickOutcome.CLICK_OUTCOME_CLICK_STARTED_SESSION);
    assertThat(total.getClickOutcomes(0).getExplanation()).isNotBlank();
  }

  @Test
  void ofTotalsAloneOnlyPossibleCausesAreTold() {
    ReconcileClicksResponse more =
        events.reconcileClicks(
            ReconcileClicksRequest.newBuilder()
                .setParent(ACME)
                .setTotals(ReportedTotals.newBuilder().setClicks(10).setSessions(7))
                .build());

    assertThat(more.hasTotal()).isFalse();
    assertThat(more.getPossibleCauses().getClickOutcomesList())
        .extracting(c -> c.getOutcome())
        .contains(ClickOutcome.CLICK_OUTCOME_CLICK_NOT_LOADED)
        .doesNotContain(ClickOutcome.CLICK_OUTCOME_CLICK_STARTED_SESSION);
    assertThat(more.getPossibleCauses().getSessionOriginsList()).isEmpty();
  }

  @Test
  void thePagesOfAPersonHoldEverySession() {
    for (int day = 10; day < 15; day++) {
      record(visit("ann", "2026-02-" + day).setBackfill(true));
    }
    List<Session> all = new ArrayList<>();
    String token = "";
    do {
      ListSessionsResponse page =
          events.listSessions(
              ListSessionsRequest.newBuilder()
                  .setParent(ACME)
                  .setSubject("ann")
                  .setPageSize(2)
                  .setPageToken(token)
                  .build());
      all.addAll(page.getSessionsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(all).hasSize(5);
    assertThat(all)
        .extracting(Session::getOrigin)
        .containsOnly(SessionOrigin.SESSION_ORIGIN_FROM_CLICK);
    assertThat(all.getFirst().getSplitReason()).isEqualTo(SplitReason.SPLIT_REASON_FIRST_HIT);
    assertThat(all.getFirst().getLandingPage()).isEqualTo("/coats");
    assertThat(all.getFirst().getRevenue(0).getUnits()).isEqualTo(50);
  }

  @Test
  void anErasedPersonIsNotCounted() {
    record(visit("ann", "2026-02-03").setBackfill(true));
    record(visit("bob", "2026-02-03").setBackfill(true));
    EraseSubjectRequest request =
        EraseSubjectRequest.newBuilder().setParent(ACME).setSubject("ann").build();

    EraseSubjectResponse erased = events.eraseSubject(request);

    assertThat(erased.getEventsErased()).isEqualTo(3);
    assertThat(sessions(ACME).getTotal().getUsers()).isEqualTo(1);
    assertThat(events.eraseSubject(request).getEventsErased()).isZero();
  }

  @Test
  void aWorkspaceThatIsNotThereIsNotFound() {
    Failure.of(
        Status.Code.NOT_FOUND,
        "WORKSPACE_NOT_FOUND",
        () -> record(visit("ann", "2026-02-03").setParent("workspaces/nobody")));
    Failure.of(Status.Code.NOT_FOUND, "WORKSPACE_NOT_FOUND", () -> sessions("workspaces/nobody"));
  }
}
