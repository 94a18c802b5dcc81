package org.marketingmetrics.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.event.EventCalls.ACME;
import static org.marketingmetrics.server.event.EventCalls.february;
import static org.marketingmetrics.server.event.EventCalls.funnel;
import static org.marketingmetrics.server.event.EventCalls.visit;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelRequest;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.EraseSubjectRequest;
import org.marketingmetrics.api.v1.EventOutcomes;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.EventServiceGrpc.EventServiceBlockingStub;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;
import org.marketingmetrics.api.v1.ListFunnelSubjectsRequest;
import org.marketingmetrics.api.v1.ListSessionsRequest;
import org.marketingmetrics.api.v1.QuerySessionsRequest;
import org.marketingmetrics.api.v1.ReconcileClicksRequest;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.runtime.InProcessServer;

/** Two customers of one platform, who happen to use the same ids for events and people. */
class EventIsolationTest {
  private static final String OTHER = "workspaces/other";

  private final InProcessServer server = InProcessServer.open();
  private final EventServiceBlockingStub events =
      EventServiceGrpc.newBlockingStub(server.channel());
  private final FunnelServiceBlockingStub funnels =
      FunnelServiceGrpc.newBlockingStub(server.channel());

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

  private EventOutcomes visits(String workspace, String day) {
    return events
        .recordEvents(visit("ann", day).setParent(workspace).setBackfill(true).build())
        .getOutcomes();
  }

  private long sessions(String workspace) {
    return events
        .querySessions(
            QuerySessionsRequest.newBuilder().setParent(workspace).setDateRange(february()).build())
        .getTotal()
        .getSessions();
  }

  @Test
  void whatOneRecordsTheOtherDoesNotSee() {
    visits(ACME, "2026-02-03");

    assertThat(sessions(ACME)).isEqualTo(1);
    assertThat(sessions(OTHER)).isZero();
    assertThat(
            events
                .listSessions(
                    ListSessionsRequest.newBuilder().setParent(OTHER).setSubject("ann").build())
                .getSessionsList())
        .isEmpty();
    assertThat(
            events
                .reconcileClicks(
                    ReconcileClicksRequest.newBuilder()
                        .setParent(OTHER)
                        .setDateRange(february())
                        .build())
                .getTotal()
                .getClicks())
        .isZero();
    assertThat(entries(OTHER)).isZero();
    assertThat(people(OTHER)).isEmpty();
    assertThat(entries(ACME)).isEqualTo(1);
    assertThat(people(ACME)).containsExactly("ann");
  }

  private long entries(String workspace) {
    return funnels
        .analyzeEventFunnel(
            AnalyzeEventFunnelRequest.newBuilder()
                .setParent(workspace)
                .setFunnel(funnel("click", "purchase"))
                .setDateRange(february())
                .build())
        .getTotal()
        .getSteps(0)
        .getReached();
  }

  private List<String> people(String workspace) {
    return funnels
        .listFunnelSubjects(
            ListFunnelSubjectsRequest.newBuilder()
                .setParent(workspace)
                .setFunnel(funnel("click", "purchase"))
                .setDateRange(february())
                .setStep(1)
                .build())
        .getSubjectsList();
  }

  @Test
  void theSameIdsAreOthersEvents() {
    assertThat(visits(ACME, "2026-02-03").getRecorded()).isEqualTo(3);
    assertThat(visits(OTHER, "2026-02-03").getRecorded()).isEqualTo(3);
    assertThat(visits(OTHER, "2026-02-03").getRepeated()).isEqualTo(3);
  }

  @Test
  void erasingAPersonLeavesTheNamesakeAlone() {
    visits(ACME, "2026-02-03");
    visits(OTHER, "2026-02-03");

    var _ =
        events.eraseSubject(
            EraseSubjectRequest.newBuilder().setParent(OTHER).setSubject("ann").build());

    assertThat(sessions(OTHER)).isZero();
    assertThat(sessions(ACME)).isEqualTo(1);
    assertThat(people(ACME)).containsExactly("ann");
  }
}
