package org.marketingmetrics.server.funnel;

import com.google.protobuf.Duration;
import com.google.type.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelResponse;
import org.marketingmetrics.api.v1.DurationBin;
import org.marketingmetrics.api.v1.DurationDistribution;
import org.marketingmetrics.api.v1.DurationPercentile;
import org.marketingmetrics.api.v1.EventBreakdown;
import org.marketingmetrics.api.v1.EventCondition;
import org.marketingmetrics.api.v1.EventFunnelCounts;
import org.marketingmetrics.api.v1.EventFunnelRate;
import org.marketingmetrics.api.v1.EventFunnelStepCounts;
import org.marketingmetrics.api.v1.EventFunnelTrendPoint;
import org.marketingmetrics.api.v1.EventValueRange;
import org.marketingmetrics.api.v1.ListFunnelSubjectsRequest;
import org.marketingmetrics.api.v1.NextAction;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventRules;
import org.marketingmetrics.core.event.funnel.AnalyzeEventFunnel;
import org.marketingmetrics.core.event.funnel.Breakdown;
import org.marketingmetrics.core.event.funnel.DurationSample;
import org.marketingmetrics.core.event.funnel.EventAttribute;
import org.marketingmetrics.core.event.funnel.EventFilter;
import org.marketingmetrics.core.event.funnel.EventFunnel;
import org.marketingmetrics.core.event.funnel.EventTest;
import org.marketingmetrics.core.event.funnel.ExclusionEffect;
import org.marketingmetrics.core.event.funnel.FunnelCounting;
import org.marketingmetrics.core.event.funnel.FunnelOrder;
import org.marketingmetrics.core.event.funnel.FunnelTally;
import org.marketingmetrics.core.event.funnel.StepRate;
import org.marketingmetrics.core.event.timeline.EventField;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Funnels over events on the wire, where steps are numbered from 1. */
final class EventFunnelProtos {
  private static final List<Double> SHARES = List.of(0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99);
  private static final int MOST_ACTIONS = 20;
  private static final int MAX_DECIMAL = 40;
  private static final double MILLIS = 1_000;

  private EventFunnelProtos() {}

  static AnalyzeEventFunnel.Request fromProto(
      WorkspaceId workspace, AnalyzeEventFunnelRequest request) {
    return new AnalyzeEventFunnel.Request(
        workspace,
        fromProto(request.getFunnel()),
        PeriodProtos.fromProto("date_range", request.getDateRange()),
        request.getStepTimes(),
        request.getNextActions(),
        PeriodProtos.fromProto("trend", request.getTrend()),
        request.hasConfidenceLevel()
            ? request.getConfidenceLevel()
            : ValueContext.DEFAULT_CONFIDENCE,
        request.getAtLeastRevision());
  }

  /**
   * The question for a page of people.
   *
   * @param after the last one of the page before; null for the first
   */
  static AnalyzeEventFunnel.PeopleRequest fromProto(
      WorkspaceId workspace, ListFunnelSubjectsRequest request, @Nullable String after, int limit) {
    return new AnalyzeEventFunnel.PeopleRequest(
        workspace,
        fromProto(request.getFunnel()),
        PeriodProtos.fromProto("date_range", request.getDateRange()),
        request.getStep() - 1,
        switch (request.getStanding()) {
          case FUNNEL_STANDING_UNSPECIFIED, FUNNEL_STANDING_REACHED ->
              AnalyzeEventFunnel.AtStep.REACHED;
          case FUNNEL_STANDING_DROPPED_OFF -> AnalyzeEventFunnel.AtStep.DROPPED_OFF;
          case UNRECOGNIZED ->
              throw MetricsException.invalidField("standing", "not a value this server knows");
        },
        after,
        limit,
        request.getAtLeastRevision());
  }

  static EventFunnel fromProto(org.marketingmetrics.api.v1.EventFunnel proto) {
    List<EventFunnel.Step> steps = new ArrayList<>();
    for (int i = 0; i < proto.getStepsCount(); i++) {
      var step = proto.getSteps(i);
      steps.add(
          new EventFunnel.Step(
              filter("funnel.steps[%d].filter".formatted(i), step.getFilter()),
              step.hasWindow() ? duration(step.getWindow()) : null,
              step.getOptional()));
    }
    List<EventFunnel.Exclusion> exclusions = new ArrayList<>();
    for (int i = 0; i < proto.getExclusionsCount(); i++) {
      var exclusion = proto.getExclusions(i);
      exclusions.add(
          new EventFunnel.Exclusion(
              filter("funnel.exclusions[%d].filter".formatted(i), exclusion.getFilter()),
              exclusion.getAfterStep() - 1));
    }
    return new EventFunnel(
        steps,
        order(proto),
        counting(proto),
        duration(proto.getWindow()),
        exclusions,
        effect(proto),
        proto.hasHeld() ? attribute("funnel.held", proto.getHeld()) : null,
        proto.hasBreakdown() ? breakdown(proto.getBreakdown()) : null);
  }

  private static FunnelOrder order(org.marketingmetrics.api.v1.EventFunnel proto) {
    return switch (proto.getOrder()) {
      case EVENT_FUNNEL_ORDER_UNSPECIFIED, EVENT_FUNNEL_ORDER_ORDERED -> FunnelOrder.ORDERED;
      case EVENT_FUNNEL_ORDER_STRICTLY_INCREASING -> FunnelOrder.STRICTLY_INCREASING;
      case EVENT_FUNNEL_ORDER_STRICT -> FunnelOrder.STRICT;
      case EVENT_FUNNEL_ORDER_ANY_ORDER -> FunnelOrder.ANY_ORDER;
      case UNRECOGNIZED -> throw unknown("funnel.order");
    };
  }

  private static FunnelCounting counting(org.marketingmetrics.api.v1.EventFunnel proto) {
    return switch (proto.getCounting()) {
      case EVENT_FUNNEL_COUNTING_UNSPECIFIED, EVENT_FUNNEL_COUNTING_BEST_CHAIN ->
          FunnelCounting.BEST_CHAIN;
      case EVENT_FUNNEL_COUNTING_FIRST_ENTRY -> FunnelCounting.FIRST_ENTRY;
      case EVENT_FUNNEL_COUNTING_TOTALS -> FunnelCounting.TOTALS;
      case UNRECOGNIZED -> throw unknown("funnel.counting");
    };
  }

  private static ExclusionEffect effect(org.marketingmetrics.api.v1.EventFunnel proto) {
    return switch (proto.getExclusionEffect()) {
      case EXCLUSION_EFFECT_UNSPECIFIED, EXCLUSION_EFFECT_EXCLUDE_CHAIN ->
          ExclusionEffect.EXCLUDE_CHAIN;
      case EXCLUSION_EFFECT_EXCLUDE_USER -> ExclusionEffect.EXCLUDE_USER;
      case UNRECOGNIZED -> throw unknown("funnel.exclusion_effect");
    };
  }

  private static MetricsException unknown(String field) {
    return MetricsException.invalidField(field, "not a value this server knows");
  }

  private static java.time.Duration duration(Duration duration) {
    return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
  }

  private static EventFilter filter(String field, org.marketingmetrics.api.v1.EventFilter proto) {
    EventFilter filter = new EventFilter(List.of());
    if (proto.getKindsCount() > 0) {
      Set<EventKind> kinds =
          proto.getKindsList().stream().map(EventKind::new).collect(Collectors.toSet());
      for (EventKind kind : kinds) {
        if (!kind.isKnown()) {
          throw MetricsException.invalidField(
              field + ".kinds",
              "'%s' is no kind; use one of %s, or custom:NAME".formatted(kind, EventKind.NAMED));
        }
      }
      filter = EventFilter.ofKinds(kinds);
    }
    for (int i = 0; i < proto.getConditionsCount(); i++) {
      filter = filter.and(test("%s.conditions[%d]".formatted(field, i), proto.getConditions(i)));
    }
    return filter;
  }

  private static EventTest test(String field, EventCondition condition) {
    return switch (condition.getConditionCase()) {
      case ONE_OF ->
          new EventTest.OneOf(
              attribute(field + ".one_of", condition.getOneOf().getAttribute()),
              new LinkedHashSet<>(condition.getOneOf().getValuesList()));
      case NONE_OF ->
          new EventTest.NoneOf(
              attribute(field + ".none_of", condition.getNoneOf().getAttribute()),
              new LinkedHashSet<>(condition.getNoneOf().getValuesList()));
      case PRESENT ->
          new EventTest.Present(attribute(field + ".present", condition.getPresent()), true);
      case ABSENT ->
          new EventTest.Present(attribute(field + ".absent", condition.getAbsent()), false);
      case VALUE -> value(field + ".value", condition.getValue());
      case CONDITION_NOT_SET -> throw MetricsException.invalidField(field, "is required");
    };
  }

  private static EventTest value(String field, EventValueRange range) {
    return new EventTest.ValueWithin(
        range.hasLeast() ? micros(field + ".least", range.getLeast()) : null,
        range.hasMost() ? micros(field + ".most", range.getMost()) : null,
        range.getCurrencyCode().isEmpty() ? null : range.getCurrencyCode());
  }

  private static long micros(String field, Decimal decimal) {
    try {
      BigDecimal number = new BigDecimal(decimal.getValue());
      Long micros =
          decimal.getValue().length() > MAX_DECIMAL || Math.abs(number.scale()) > MAX_DECIMAL
              ? null
              : EventRules.micros(number);
      if (micros != null) {
        return micros;
      }
    } catch (NumberFormatException e) {
      // Falls through: no number.
    }
    throw MetricsException.invalidField(field, "no number of at most six decimals that fits");
  }

  private static EventAttribute attribute(
      String field, org.marketingmetrics.api.v1.EventAttribute proto) {
    return switch (proto.getAttributeCase()) {
      case FIELD ->
          new EventAttribute.Field(
              EnumProtos.fromProto(field + ".field", EventField.class, proto.getField()));
      case PROPERTY -> new EventAttribute.Property(proto.getProperty());
      case ATTRIBUTE_NOT_SET -> throw MetricsException.invalidField(field, "is required");
    };
  }

  private static Breakdown breakdown(EventBreakdown proto) {
    EventAttribute attribute = attribute("funnel.breakdown.attribute", proto.getAttribute());
    return switch (proto.getTouch()) {
      case BREAKDOWN_TOUCH_UNSPECIFIED, BREAKDOWN_TOUCH_FIRST ->
          new Breakdown(attribute, Breakdown.Touch.FIRST, 0);
      case BREAKDOWN_TOUCH_STEP ->
          new Breakdown(attribute, Breakdown.Touch.STEP, proto.getStep() - 1);
      case BREAKDOWN_TOUCH_LAST -> new Breakdown(attribute, Breakdown.Touch.LAST, 0);
      case UNRECOGNIZED -> throw unknown("funnel.breakdown.touch");
    };
  }

  static AnalyzeEventFunnelResponse toProto(AnalyzeEventFunnel.Result result) {
    AnalyzeEventFunnelResponse.Builder proto =
        AnalyzeEventFunnelResponse.newBuilder()
            .setTotal(part(result.total()))
            .setSegmentsLeftOut(result.otherSegments())
            .setEventRevision(result.revision())
            .setTimeZone(result.workspace().zone().getId());
    result.segments().forEach(segment -> proto.addSegments(part(segment)));
    return proto.build();
  }

  private static EventFunnelCounts part(AnalyzeEventFunnel.Part part) {
    FunnelTally.Counts counts = part.counts();
    EventFunnelCounts.Builder proto = EventFunnelCounts.newBuilder().setRemoved(counts.removed());
    if (part.value() != null) {
      proto.setSegment(part.value());
    }
    for (int step = 0; step < part.steps().size(); step++) {
      proto.addSteps(step(part.steps().get(step), counts, step));
    }
    DurationDistribution toConvert = distribution(counts.toConvert());
    if (toConvert != null) {
      proto.setTimeToConvert(toConvert);
    }
    counts
        .trend()
        .forEach(
            (day, reached) ->
                proto.addTrend(
                    EventFunnelTrendPoint.newBuilder()
                        .setDate(PeriodProtos.toProto(day))
                        .addAllReached(reached)));
    return proto.build();
  }

  private static EventFunnelStepCounts step(
      AnalyzeEventFunnel.Step step, FunnelTally.Counts counts, int number) {
    EventFunnelStepCounts.Builder proto =
        EventFunnelStepCounts.newBuilder()
            .setReached(step.reached())
            .setFromFirst(rate(step.fromFirst()))
            .setOpen(step.open())
            .setClosed(step.closed());
    if (step.fromPrevious() != null) {
      proto.setFromPrevious(rate(step.fromPrevious()));
    }
    DurationDistribution since = distribution(counts.sincePrevious(number));
    if (since != null) {
      proto.setSincePrevious(since);
    }
    counts.next(number).entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_ACTIONS)
        .forEach(
            action ->
                proto.addNextActions(
                    NextAction.newBuilder().setKind(action.getKey()).setCount(action.getValue())));
    return proto.build();
  }

  private static EventFunnelRate rate(StepRate rate) {
    EventFunnelRate.Builder proto =
        EventFunnelRate.newBuilder()
            .setNumerator(rate.numerator())
            .setDenominator(rate.denominator());
    if (rate.value() != null) {
      proto.setValue(rate.value());
    }
    if (rate.interval() != null) {
      proto.setInterval(MetricValueProtos.toProto(rate.interval()));
    }
    if (rate.intervalAbsence() != null) {
      proto.setIntervalAbsence(
          EnumProtos.toProto(
              org.marketingmetrics.api.v1.IntervalAbsence.class, rate.intervalAbsence()));
    }
    if (rate.nullReason() != null) {
      proto.setNullReason(
          EnumProtos.toProto(org.marketingmetrics.api.v1.NullReason.class, rate.nullReason()));
    }
    return proto.build();
  }

  private static @Nullable DurationDistribution distribution(DurationSample sample) {
    List<Double> percentiles = sample.percentiles(SHARES);
    if (percentiles == null) {
      return null;
    }
    DurationDistribution.Builder proto = DurationDistribution.newBuilder().setCount(sample.size());
    for (int i = 0; i < SHARES.size(); i++) {
      proto.addPercentiles(
          DurationPercentile.newBuilder()
              .setShare(SHARES.get(i))
              .setSeconds(percentiles.get(i) / MILLIS));
    }
    List<Long> histogram = sample.histogram();
    for (int bin = 0; bin < histogram.size(); bin++) {
      DurationBin.Builder of = DurationBin.newBuilder().setCount(histogram.get(bin));
      if (bin < DurationSample.BINS.size()) {
        of.setBelowSeconds(DurationSample.BINS.get(bin).toMillis() / MILLIS);
      }
      proto.addHistogram(of);
    }
    return proto.build();
  }
}
