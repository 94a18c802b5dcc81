package org.marketingmetrics.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.event.EventCalls.ACME;
import static org.marketingmetrics.server.event.EventCalls.event;
import static org.marketingmetrics.server.event.EventCalls.february;
import static org.marketingmetrics.server.event.EventCalls.visit;

import com.google.protobuf.Duration;
import com.google.type.Decimal;
import com.google.type.Money;
import io.grpc.Status;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.CustomSessionRule;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.EraseSubjectRequest;
import org.marketingmetrics.api.v1.Event;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.EventServiceGrpc.EventServiceBlockingStub;
import org.marketingmetrics.api.v1.ListSessionsRequest;
import org.marketingmetrics.api.v1.QuerySessionsRequest;
import org.marketingmetrics.api.v1.ReconcileClicksRequest;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.api.v1.ReportedTotals;
import org.marketingmetrics.api.v1.SessionRule;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

/** What events and questions about them must look like, told by field; nothing is half recorded. */
class EventRefusalsTest {
  private static final InProcessServer SERVER = InProcessServer.open();

  private final EventServiceBlockingStub events =
      EventServiceGrpc.newBlockingStub(SERVER.channel());

  private final Event.Builder good = event("e1", "ann", "2026-02-03T10:00:00Z", "page_view");

  @BeforeAll
  static void createWorkspace() {
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(SERVER.channel())
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").build());
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private void refused(Event.Builder event, String field) {
    Failure.invalid(
        () ->
            events.recordEvents(
                RecordEventsRequest.newBuilder().setParent(ACME).addEvents(event).build()),
        field);
  }

  @Test
  void kindsThatThereAreNot() {
    refused(good.clone().setKind("viewed"), "events[0].kind");
    refused(good.clone().setKind("custom:"), "events[0].kind");
    refused(good.clone().clearKind(), "events[0].kind");
  }

  @Test
  void nobodyAndNoId() {
    refused(good.clone().setSubject(""), "events[0].subject");
    refused(good.clone().setSubject("x".repeat(129)), "events[0].subject");
    refused(good.clone().setId(""), "events[0].id");
  }

  @Test
  void timesThatCannotBe() {
    refused(good.clone().clearTime(), "events[0].time");
    refused(event("e1", "ann", "1970-01-01T00:00:00Z", "lead"), "events[0].time");
    refused(event("e1", "ann", "2100-01-01T00:00:00Z", "lead"), "events[0].time");
  }

  @Test
  void valuesThatDoNotFit() {
    refused(good.clone().setMoney(money("EUR", Long.MAX_VALUE)), "events[0].money");
    refused(good.clone().setMoney(money("EUR", 5_000_000_000_000L)), "events[0].money");
    refused(good.clone().setMoney(money("XXY", 1)), "events[0].money.currency_code");
    refused(good.clone().setNumber(number("a lot")), "events[0].number");
    refused(good.clone().setNumber(number("1e30")), "events[0].number");
    refused(good.clone().setNumber(number("0.0000001")), "events[0].number");
  }

  private static Money money(String currency, long units) {
    return Money.newBuilder().setCurrencyCode(currency).setUnits(units).build();
  }

  private static Decimal number(String text) {
    return Decimal.newBuilder().setValue(text).build();
  }

  @Test
  void propertiesOfAMegabyteAndNamesThatAreNone() {
    refused(
        good.clone().putProperties("big", "x".repeat(1 << 20)), "events[0].properties[\"big\"]");
    refused(good.clone().putProperties("Plan", "gold"), "events[0].properties[\"Plan\"]");
    Event.Builder many = good.clone();
    for (int i = 0; i < 33; i++) {
      many.putProperties("p" + i, "x");
    }
    refused(many, "events[0].properties");
  }

  @Test
  void moreEventsThanACallTakes() {
    Failure.invalid(
        () ->
            events.recordEvents(
                RecordEventsRequest.newBuilder()
                    .setParent(ACME)
                    .addAllEvents(Collections.nCopies(10_001, good.build()))
                    .build()),
        "events");
    Failure.invalid(
        () -> events.recordEvents(RecordEventsRequest.newBuilder().setParent(ACME).build()),
        "events");
  }

  @Test
  void oneBadEventKeepsTheOthersOut() {
    Failure.invalid(
        () ->
            events.recordEvents(
                visit("zoe", "2026-02-03")
                    .setBackfill(true)
                    .addEvents(good.clone().setKind("viewed"))
                    .build()),
        "events[3].kind");

    assertThat(
            events
                .listSessions(
                    ListSessionsRequest.newBuilder().setParent(ACME).setSubject("zoe").build())
                .getSessionsList())
        .isEmpty();
  }

  @Test
  void rulesThatThereAreNot() {
    QuerySessionsRequest.Builder asked =
        QuerySessionsRequest.newBuilder().setParent(ACME).setDateRange(february());
    Failure.invalid(
        () -> events.querySessions(asked.clone().setSessionRule(preset("yandex")).build()),
        "session_rule.preset");
    Failure.invalid(
        () -> events.querySessions(asked.clone().setSessionRule(custom("ga4", 1_800)).build()),
        "session_rule.custom.id");
    Failure.invalid(
        () -> events.querySessions(asked.clone().setSessionRule(custom("own", 30)).build()),
        "session_rule.custom.timeout");
    Failure.invalid(
        () -> events.querySessions(asked.clone().setSessionRule(custom("own", 28_501)).build()),
        "session_rule.custom.timeout");
  }

  private static SessionRule preset(String name) {
    return SessionRule.newBuilder().setPreset(name).build();
  }

  private static SessionRule custom(String id, int seconds) {
    return SessionRule.newBuilder()
        .setCustom(
            CustomSessionRule.newBuilder()
                .setId(id)
                .setTimeout(Duration.newBuilder().setSeconds(seconds)))
        .build();
  }

  @Test
  void questionsWithoutDaysOrInReverse() {
    DateRange reverse =
        DateRange.newBuilder()
            .setStartDate(EventCalls.date(3))
            .setEndDate(EventCalls.date(2))
            .build();
    Failure.invalid(
        () -> events.querySessions(QuerySessionsRequest.newBuilder().setParent(ACME).build()),
        "date_range");
    assertThat(
            Failure.of(
                    () ->
                        events.querySessions(
                            QuerySessionsRequest.newBuilder()
                                .setParent(ACME)
                                .setDateRange(reverse)
                                .build()))
                .reason())
        .isEqualTo("INVALID_FIELD");
    Failure.invalid(
        () ->
            events.querySessions(
                QuerySessionsRequest.newBuilder()
                    .setParent(ACME)
                    .setDateRange(february())
                    .addConversionKinds("bought")
                    .build()),
        "conversion_kinds");
  }

  @Test
  void reconciliationsOfNothingOrOfLessThanNothing() {
    Failure.invalid(
        () -> events.reconcileClicks(ReconcileClicksRequest.newBuilder().setParent(ACME).build()),
        "of");
    Failure.invalid(
        () ->
            events.reconcileClicks(
                ReconcileClicksRequest.newBuilder()
                    .setParent(ACME)
                    .setTotals(ReportedTotals.newBuilder().setClicks(-1))
                    .build()),
        "totals.clicks");
  }

  @Test
  void peopleWithoutAnIdAndPagesOfAnotherQuestion() {
    Failure.invalid(
        () -> events.listSessions(ListSessionsRequest.newBuilder().setParent(ACME).build()),
        "subject");
    Failure.invalid(
        () -> events.eraseSubject(EraseSubjectRequest.newBuilder().setParent(ACME).build()),
        "subject");
    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () ->
            events.listSessions(
                ListSessionsRequest.newBuilder()
                    .setParent(ACME)
                    .setSubject("ann")
                    .setPageToken("bogus")
                    .build()));
  }
}
