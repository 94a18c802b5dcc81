package org.marketingmetrics.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.event.EventCalls.ACME;
import static org.marketingmetrics.server.event.EventCalls.february;
import static org.marketingmetrics.server.event.EventCalls.funnel;
import static org.marketingmetrics.server.event.EventCalls.visit;

import com.google.type.Decimal;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelResponse;
import org.marketingmetrics.api.v1.ApiKey;
import org.marketingmetrics.api.v1.AttributeValues;
import org.marketingmetrics.api.v1.CreateApiKeyRequest;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.EventAttribute;
import org.marketingmetrics.api.v1.EventBreakdown;
import org.marketingmetrics.api.v1.EventCondition;
import org.marketingmetrics.api.v1.EventExclusion;
import org.marketingmetrics.api.v1.EventField;
import org.marketingmetrics.api.v1.EventFilter;
import org.marketingmetrics.api.v1.EventFunnel;
import org.marketingmetrics.api.v1.EventFunnelCounting;
import org.marketingmetrics.api.v1.EventFunnelCounts;
import org.marketingmetrics.api.v1.EventFunnelOrder;
import org.marketingmetrics.api.v1.EventFunnelStepCounts;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.EventValueRange;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;
import org.marketingmetrics.api.v1.FunnelStanding;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.IntervalAbsence;
import org.marketingmetrics.api.v1.ListFunnelSubjectsRequest;
import org.marketingmetrics.api.v1.ListFunnelSubjectsResponse;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.api.v1.Role;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

class EventFunnelTest {
  private static final InProcessServer SERVER = InProcessServer.withKeys();

  private final FunnelServiceBlockingStub funnels = stub(InProcessServer.OPERATOR_KEY);

  private static FunnelServiceBlockingStub stub(String key) {
    return FunnelServiceGrpc.newBlockingStub(SERVER.channel(key));
  }

  @BeforeAll
  static void record() {
    var channel = SERVER.channel(InProcessServer.OPERATOR_KEY);
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(channel)
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").build());
    var events = EventServiceGrpc.newBlockingStub(channel);
    for (int i = 0; i < 10; i++) {
      RecordEventsRequest.Builder visit =
          visit("person-" + i, "2026-02-%02d".formatted(3 + i)).setBackfill(true);
      if (i % 2 == 1) {
        visit.removeEvents(2);
      }
      var _ = events.recordEvents(visit.build());
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static EventFunnel.Builder shop() {
    return funnel("click", "page_view", "purchase");
  }

  private AnalyzeEventFunnelResponse ask(EventFunnel.Builder funnel) {
    return funnels.analyzeEventFunnel(
        AnalyzeEventFunnelRequest.newBuilder()
            .setParent(ACME)
            .setFunnel(funnel)
            .setDateRange(february())
            .setStepTimes(true)
            .setNextActions(true)
            .setTrend(Grain.GRAIN_WEEK)
            .build());
  }

  private static List<Long> reached(EventFunnelCounts counts) {
    return counts.getStepsList().stream().map(EventFunnelStepCounts::getReached).toList();
  }

  @Test
  void stepsHaveCountsRatesTimesAndWhatCameNext() {
    AnalyzeEventFunnelResponse answer = ask(shop());

    EventFunnelCounts total = answer.getTotal();
    assertThat(reached(total)).containsExactly(10L, 10L, 5L);
    EventFunnelStepCounts second = total.getSteps(1);
    assertThat(total.getSteps(2).getFromPrevious().getValue()).isEqualTo(0.5);
    assertThat(total.getSteps(2).getFromPrevious().getInterval().getLower()).isBetween(0.2, 0.25);
    assertThat(second.getClosed()).isEqualTo(5);
    assertThat(second.getOpen()).isZero();
    assertThat(second.getNextActions(0).getKind()).isEmpty();
    assertThat(second.getSincePrevious().getPercentiles(2).getSeconds()).isEqualTo(2);
    assertThat(total.getTimeToConvert().getCount()).isEqualTo(5);
    assertThat(total.getTimeToConvert().getPercentiles(2).getSeconds()).isEqualTo(300.25);
    assertThat(total.getTrendList()).hasSize(2);
    assertThat(answer.getEventRevision()).isPositive();
    assertThat(answer.getTimeZone()).isEqualTo("UTC");
  }

  @Test
  void conditionsOfAStepNarrowIt() {
    EventAttribute plan = EventAttribute.newBuilder().setProperty("plan").build();
    EventCondition gold =
        EventCondition.newBuilder()
            .setOneOf(AttributeValues.newBuilder().setAttribute(plan).addValues("gold"))
            .build();
    EventCondition dear =
        EventCondition.newBuilder()
            .setValue(
                EventValueRange.newBuilder()
                    .setCurrencyCode("EUR")
                    .setLeast(Decimal.newBuilder().setValue("50.02")))
            .build();
    EventFunnel.Builder withGold = shop();
    withGold.getStepsBuilder(2).getFilterBuilder().addConditions(gold);
    EventFunnel.Builder withDear = shop();
    withDear.getStepsBuilder(2).getFilterBuilder().addConditions(dear);

    assertThat(reached(ask(withGold).getTotal())).containsExactly(10L, 10L, 5L);
    assertThat(reached(ask(withDear).getTotal())).containsExactly(10L, 10L, 0L);
  }

  @Test
  void segmentsCountAndAttemptsHaveNoInterval() {
    EventFunnel.Builder funnel =
        shop()
            .setCounting(EventFunnelCounting.EVENT_FUNNEL_COUNTING_TOTALS)
            .setBreakdown(
                EventBreakdown.newBuilder()
                    .setAttribute(
                        EventAttribute.newBuilder().setField(EventField.EVENT_FIELD_CAMPAIGN)));

    AnalyzeEventFunnelResponse answer = ask(funnel);

    assertThat(answer.getSegmentsList()).hasSize(1);
    assertThat(answer.getSegments(0).getSegment()).isEqualTo("spring");
    assertThat(reached(answer.getSegments(0))).isEqualTo(reached(answer.getTotal()));
    assertThat(answer.getTotal().getSteps(1).getFromFirst().getIntervalAbsence())
        .isEqualTo(IntervalAbsence.INTERVAL_ABSENCE_NOT_BINOMIAL);
  }

  @Test
  void exclusionsAndOtherOrdersAreTaken() {
    EventFunnel.Builder excluded =
        shop()
            .addExclusions(
                EventExclusion.newBuilder()
                    .setAfterStep(1)
                    .setFilter(EventFilter.newBuilder().addKinds("page_view")));
    assertThat(reached(ask(excluded).getTotal())).containsExactly(10L, 10L, 5L);
    assertThat(
            reached(
                ask(funnel("purchase", "click")
                        .setOrder(EventFunnelOrder.EVENT_FUNNEL_ORDER_ANY_ORDER))
                    .getTotal()))
        .containsExactly(10L, 5L);
    assertThat(
            reached(
                ask(funnel("click", "purchase")
                        .setOrder(EventFunnelOrder.EVENT_FUNNEL_ORDER_STRICT))
                    .getTotal()))
        .containsExactly(10L, 0L);
  }

  @Test
  void peopleAtAStepComeByPages() {
    List<String> all = new ArrayList<>();
    String token = "";
    do {
      ListFunnelSubjectsResponse page =
          funnels.listFunnelSubjects(
              ListFunnelSubjectsRequest.newBuilder()
                  .setParent(ACME)
                  .setFunnel(shop())
                  .setDateRange(february())
                  .setStep(2)
                  .setStanding(FunnelStanding.FUNNEL_STANDING_DROPPED_OFF)
                  .setPageSize(2)
                  .setPageToken(token)
                  .build());
      all.addAll(page.getSubjectsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(all)
        .containsExactlyInAnyOrder("person-1", "person-3", "person-5", "person-7", "person-9");
  }

  @Test
  void aReaderCountsPeopleAndDoesNotSeeThem() {
    FunnelServiceBlockingStub reader = stub(key(Role.ROLE_READER));
    FunnelServiceBlockingStub subjectReader = stub(key(Role.ROLE_SUBJECT_READER));
    ListFunnelSubjectsRequest people =
        ListFunnelSubjectsRequest.newBuilder()
            .setParent(ACME)
            .setFunnel(shop())
            .setDateRange(february())
            .setStep(1)
            .build();
    AnalyzeEventFunnelRequest counts =
        AnalyzeEventFunnelRequest.newBuilder()
            .setParent(ACME)
            .setFunnel(shop())
            .setDateRange(february())
            .build();

    assertThat(reached(reader.analyzeEventFunnel(counts).getTotal())).startsWith(10L);
    Failure.of(
        Status.Code.PERMISSION_DENIED, "ROLE_TOO_LOW", () -> reader.listFunnelSubjects(people));
    Failure.of(
        Status.Code.PERMISSION_DENIED,
        "ROLE_TOO_LOW",
        () -> stub(key(Role.ROLE_WRITER)).listFunnelSubjects(people));
    assertThat(subjectReader.listFunnelSubjects(people).getSubjectsList()).hasSize(10);
    assertThat(reached(subjectReader.analyzeEventFunnel(counts).getTotal())).startsWith(10L);
  }

  private static String key(Role role) {
    return WorkspaceServiceGrpc.newBlockingStub(SERVER.channel(InProcessServer.OPERATOR_KEY))
        .createApiKey(
            CreateApiKeyRequest.newBuilder()
                .setParent(ACME)
                .setApiKey(ApiKey.newBuilder().setRole(role))
                .build())
        .getSecret();
  }

  @Test
  void badFunnelsAreRefusedByField() {
    Failure.invalid(() -> ask(funnel()), "funnel.steps");
    Failure.invalid(
        () -> ask(funnel(Collections.nCopies(33, "click").toArray(String[]::new))), "funnel.steps");
    Failure.invalid(() -> ask(funnel("click", "bought")), "funnel.steps[1].filter.kinds");
    Failure.invalid(() -> ask(shop().clearWindow()), "funnel.window");
    EventFunnel.Builder firstOptional = shop();
    firstOptional.getStepsBuilder(0).setOptional(true);
    Failure.invalid(() -> ask(firstOptional), "funnel.steps[0].optional");
    Failure.invalid(
        () ->
            ask(
                shop()
                    .setOrder(EventFunnelOrder.EVENT_FUNNEL_ORDER_ANY_ORDER)
                    .addExclusions(
                        EventExclusion.newBuilder()
                            .setAfterStep(1)
                            .setFilter(EventFilter.getDefaultInstance()))),
        "funnel.exclusions");
  }
}
