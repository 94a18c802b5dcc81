package org.marketingmetrics.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelRequest;
import org.marketingmetrics.api.v1.AttributeValues;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.EventAttribute;
import org.marketingmetrics.api.v1.EventCondition;
import org.marketingmetrics.api.v1.EventField;
import org.marketingmetrics.api.v1.EventFilter;
import org.marketingmetrics.api.v1.EventFunnel;
import org.marketingmetrics.api.v1.EventFunnelStep;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.funnel.AnalyzeEventFunnel;
import org.marketingmetrics.core.event.funnel.ExclusionEffect;
import org.marketingmetrics.core.event.funnel.FunnelCounting;
import org.marketingmetrics.core.event.funnel.FunnelOrder;
import org.marketingmetrics.core.period.Grain;

/** A click, a page, a cart and an order within a week, alone or with a filter on the first step. */
enum EventQuestion {
  PLAIN("no filter", ""),
  CAMPAIGN("campaign of the click", "campaign IN ('campaign-00', 'campaign-01', 'campaign-02')"),
  PROPERTY("free property of the click", "plan = 'gold'");

  static final Duration WINDOW = Duration.ofDays(7);

  private static final LocalDate LAST_DAY = EventShape.FIRST_DAY.plusDays(EventShape.DAYS - 1L);
  private static final List<String> KINDS =
      List.of("click", "page_view", "add_to_cart", "purchase");

  private final String title;
  private final String sql;

  EventQuestion(String title, String sql) {
    this.title = title;
    this.sql = sql;
  }

  String title() {
    return title;
  }

  /** The steps as ClickHouse has them. */
  List<String> conditions() {
    List<String> conditions = new ArrayList<>();
    for (String kind : KINDS) {
      String condition = "kind = '%s'".formatted(kind);
      conditions.add(
          conditions.isEmpty() && !sql.isEmpty() ? condition + " AND " + sql : condition);
    }
    return conditions;
  }

  /** The funnel without a filter, as the use case takes it. */
  static AnalyzeEventFunnel.Request ofUseCase() {
    List<org.marketingmetrics.core.event.funnel.EventFunnel.Step> steps = new ArrayList<>();
    for (String kind : KINDS) {
      var filter =
          org.marketingmetrics.core.event.funnel.EventFilter.ofKinds(Set.of(new EventKind(kind)));
      steps.add(org.marketingmetrics.core.event.funnel.EventFunnel.Step.of(filter));
    }
    return new AnalyzeEventFunnel.Request(
        EventDataset.WORKSPACE,
        new org.marketingmetrics.core.event.funnel.EventFunnel(
            steps,
            FunnelOrder.ORDERED,
            FunnelCounting.BEST_CHAIN,
            WINDOW,
            List.of(),
            ExclusionEffect.EXCLUDE_CHAIN,
            null,
            null),
        new org.marketingmetrics.core.period.DateRange(EventShape.FIRST_DAY, LAST_DAY),
        false,
        false,
        Grain.TOTAL,
        0.95,
        0);
  }

  /** The question on the wire. */
  AnalyzeEventFunnelRequest request() {
    EventFunnel.Builder funnel =
        EventFunnel.newBuilder()
            .setWindow(
                com.google.protobuf.Duration.newBuilder().setSeconds(WINDOW.toSeconds()).build());
    for (String kind : KINDS) {
      EventFilter.Builder filter = EventFilter.newBuilder().addKinds(kind);
      if (funnel.getStepsCount() == 0) {
        condition(filter);
      }
      funnel.addSteps(EventFunnelStep.newBuilder().setFilter(filter));
    }
    return AnalyzeEventFunnelRequest.newBuilder()
        .setParent("workspaces/" + EventDataset.WORKSPACE.id())
        .setFunnel(funnel)
        .setDateRange(
            DateRange.newBuilder()
                .setStartDate(date(EventShape.FIRST_DAY))
                .setEndDate(date(LAST_DAY)))
        .build();
  }

  private void condition(EventFilter.Builder filter) {
    switch (this) {
      case PLAIN -> {}
      case CAMPAIGN ->
          filter.addConditions(
              oneOf(
                  EventAttribute.newBuilder().setField(EventField.EVENT_FIELD_CAMPAIGN),
                  Set.of("campaign-00", "campaign-01", "campaign-02")));
      case PROPERTY ->
          filter.addConditions(
              oneOf(EventAttribute.newBuilder().setProperty(EventGenerator.PLAN), Set.of("gold")));
    }
  }

  private static EventCondition oneOf(EventAttribute.Builder attribute, Set<String> values) {
    return EventCondition.newBuilder()
        .setOneOf(AttributeValues.newBuilder().setAttribute(attribute).addAllValues(values))
        .build();
  }

  private static com.google.type.Date date(LocalDate day) {
    return com.google.type.Date.newBuilder()
        .setYear(day.getYear())
        .setMonth(day.getMonthValue())
        .setDay(day.getDayOfMonth())
        .build();
  }
}
