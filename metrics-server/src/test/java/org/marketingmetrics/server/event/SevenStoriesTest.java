package org.marketingmetrics.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.event.EventCalls.ACME;

import com.google.type.Date;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.Event;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.EventServiceGrpc.EventServiceBlockingStub;
import org.marketingmetrics.api.v1.ReconcileClicksRequest;
import org.marketingmetrics.api.v1.ReconcileClicksResponse;
import org.marketingmetrics.api.v1.Reconciliation;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.api.v1.SessionRule;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.cli.sample.SampleEvents;
import org.marketingmetrics.server.runtime.InProcessServer;

/**
 * Seven reasons why clicks and sessions differ, told by a seller and by the sample one a day, from
 * the events on the wire to the causes: the same under every rule as worked out by hand.
 */
class SevenStoriesTest {
  private static final InProcessServer SERVER = InProcessServer.open();

  private final EventServiceBlockingStub events =
      EventServiceGrpc.newBlockingStub(SERVER.channel());

  @BeforeAll
  static void record() {
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(SERVER.channel())
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").build());
    var _ =
        EventServiceGrpc.newBlockingStub(SERVER.channel())
            .recordEvents(
                RecordEventsRequest.newBuilder()
                    .setParent(ACME)
                    .addAllEvents(
                        SampleEvents.all().stream().map(SevenStoriesTest::weeksAgo).toList())
                    .setBackfill(true)
                    .build());
  }

  /** The server's clock stands at the first of March. */
  private static Event weeksAgo(Event event) {
    long seconds = event.getTime().getSeconds() - 28 * 86_400;
    return event.toBuilder().setTime(event.getTime().toBuilder().setSeconds(seconds)).build();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private ReconcileClicksResponse reconcile(String rule) {
    return events.reconcileClicks(
        ReconcileClicksRequest.newBuilder()
            .setParent(ACME)
            .setSessionRule(SessionRule.newBuilder().setPreset(rule))
            .setDateRange(DateRange.newBuilder().setStartDate(day(2)).setEndDate(day(8)))
            .setByDay(true)
            .build());
  }

  private static Date day(int day) {
    return Date.newBuilder().setYear(2026).setMonth(2).setDay(day).build();
  }

  @ParameterizedTest
  @CsvSource({
    "platform_default, '2 2 1 0 1 1 2'",
    "ga_universal, '2 2 1 0 1 1 2'",
    "ga4, '2 2 1 0 1 1 1'",
    "adobe, '2 2 1 0 1 1 1'",
    "amazon_day, '1 1 1 0 1 1 1'"
  })
  void everyRuleCountsSessionsAsTold(String rule, String sessions) {
    List<Reconciliation> cells = reconcile(rule).getCellsList();

    assertThat(cells.stream().map(Reconciliation::getClicks))
        .containsExactly(1L, 1L, 3L, 1L, 2L, 3L, 2L);
    assertThat(String.join(" ", cells.stream().map(c -> "" + c.getSessions()).toList()))
        .isEqualTo(sessions);
    assertThat(cells)
        .allSatisfy(
            c ->
                assertThat(c.getClicks() - c.getSessions())
                    .isEqualTo(
                        c.getJoined()
                            + c.getNotLoaded()
                            + c.getCarriedOut()
                            - c.getCarriedIn()
                            - c.getNonClickSessions()));
  }

  @Test
  void everyStoryHasItsCauses() {
    List<String> causes = new ArrayList<>();
    for (Reconciliation cell : reconcile("platform_default").getCellsList()) {
      List<String> codes = new ArrayList<>();
      cell.getClickOutcomesList()
          .forEach(c -> codes.add(c.getClicks() + c.getOutcome().name().substring(13)));
      cell.getSessionOriginsList()
          .forEach(c -> codes.add(c.getSessions() + c.getOrigin().name().substring(14)));
      causes.add(String.join(" ", codes));
    }

    assertThat(causes)
        .containsExactly(
            "1_CLICK_STARTED_SESSION 1_FROM_CLICK 1_TIMEOUT_RETURN",
            "1_CLICK_STARTED_SESSION 1_FROM_CLICK 1_BOOKMARK_OR_DIRECT_RETURN",
            "1_CLICK_STARTED_SESSION 2_REPEAT_CLICK_SAME_SESSION 1_FROM_CLICK",
            "1_CLICK_NOT_LOADED",
            "1_CLICK_STARTED_SESSION 1_REPEAT_CLICK_SAME_SESSION 1_FROM_CLICK",
            "1_CLICK_STARTED_SESSION 2_MULTI_PAGE_SAME_SESSION 1_FROM_CLICK",
            "2_CLICK_STARTED_SESSION 2_FROM_CLICK");
  }

  @Test
  void everyStoryHasAName() {
    assertThat(SampleEvents.STORIES).hasSize(reconcile("ga4").getCellsCount());
  }
}
