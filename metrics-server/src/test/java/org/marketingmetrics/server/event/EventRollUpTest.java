package org.marketingmetrics.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.event.EventCalls.ACME;
import static org.marketingmetrics.server.event.EventCalls.event;
import static org.marketingmetrics.server.event.EventCalls.february;
import static org.marketingmetrics.server.event.EventCalls.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.CustomFunnel;
import org.marketingmetrics.api.v1.EraseSubjectRequest;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.EventServiceGrpc.EventServiceBlockingStub;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.event.rollup.RollUpEvents;
import org.marketingmetrics.core.event.rollup.RollUpRows;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.runtime.InProcessServer;

/** Questions about channel data that events alone answer, without another word. */
class EventRollUpTest {
  private static final WorkspaceId WORKSPACE = new WorkspaceId("acme");

  private final InProcessServer server = InProcessServer.open();
  private final EventServiceBlockingStub events =
      EventServiceGrpc.newBlockingStub(server.channel());
  private final RollUpEvents rollUps =
      new RollUpEvents(
          server.stores(),
          new RollUpRows(Catalog.standard()),
          Clock.fixed(Instant.parse("2026-02-28T00:00:00Z"), ZoneOffset.UTC));

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

  private void record(RecordEventsRequest.Builder request) {
    var _ = events.recordEvents(request.setBackfill(true).build());
  }

  /** Values by campaign, as texts. */
  private Map<String, String> ask(String workspace, String... metrics) {
    QueryMetricsResponse answer =
        ChannelDataServiceGrpc.newBlockingStub(server.channel())
            .queryMetrics(
                QueryMetricsRequest.newBuilder()
                    .setParent(workspace)
                    .addAllMetrics(List.of(metrics))
                    .addDimensions("campaign")
                    .setDateRange(february())
                    .build());
    Map<String, String> values = new TreeMap<>();
    answer
        .getRowsList()
        .forEach(
            row ->
                values.put(
                    row.getDimensions(0).getValue(),
                    String.join(
                        " ", row.getValuesList().stream().map(v -> "" + v.getValue()).toList())));
    return values;
  }

  @Test
  void sumsByCampaignAreAnsweredAsAnyReport() {
    record(visit("ann", "2026-02-03"));
    record(visit("bob", "2026-02-04"));
    record(
        RecordEventsRequest.newBuilder()
            .setParent(ACME)
            .addEvents(event("d", "dan", "2026-02-05T10:00:00Z", "page_view")));

    assertThat(rollUps.pending()).containsExactly(WORKSPACE);
    assertThat(rollUps.run(WORKSPACE)).isPositive();

    assertThat(ask(ACME, "sessions", "clicks", "orders", "session_conversion_share"))
        .containsEntry("spring", "2.0 2.0 2.0 1.0")
        .containsKey("(unknown)");
    assertThat(ask("workspaces/other", "sessions")).isEmpty();
    assertThat(rollUps.pending()).isEmpty();
    assertThat(rollUps.run(WORKSPACE)).isZero();
  }

  @Test
  void aFunnelOverChannelDataRunsOverThem() {
    record(visit("ann", "2026-02-03"));
    assertThat(rollUps.run(WORKSPACE)).isPositive();

    AnalyzeFunnelResponse answer =
        FunnelServiceGrpc.newBlockingStub(server.channel())
            .analyzeFunnel(
                AnalyzeFunnelRequest.newBuilder()
                    .setParent(ACME)
                    .setCustom(
                        CustomFunnel.newBuilder()
                            .addAllSteps(List.of("clicks", "sessions", "orders")))
                    .setDateRange(february())
                    .build());

    assertThat(answer.getStepsList()).allSatisfy(s -> assertThat(s.hasCount()).isTrue());
    assertThat(answer.getRevenue().getValue()).isEqualTo(50.01);
    assertThat(answer.getDataQuality().getSourcesList()).containsExactly("events");
  }

  @Test
  void lateEventsAndErasedPeopleAreFollowed() {
    record(visit("ann", "2026-02-03"));
    assertThat(rollUps.run(WORKSPACE)).isPositive();

    record(visit("bob", "2026-02-03"));
    assertThat(rollUps.run(WORKSPACE)).isPositive();
    assertThat(ask(ACME, "sessions")).containsEntry("spring", "2.0");

    for (String gone : List.of("ann", "bob")) {
      var _ =
          events.eraseSubject(
              EraseSubjectRequest.newBuilder().setParent(ACME).setSubject(gone).build());
    }
    assertThat(rollUps.run(WORKSPACE)).isPositive();
    assertThat(ask(ACME, "sessions")).isEmpty();
  }
}
