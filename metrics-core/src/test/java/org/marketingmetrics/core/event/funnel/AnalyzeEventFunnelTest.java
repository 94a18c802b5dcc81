package org.marketingmetrics.core.event.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventWorkspace;
import org.marketingmetrics.core.event.RandomEvents;
import org.marketingmetrics.core.event.timeline.BucketWork;
import org.marketingmetrics.core.event.timeline.EventField;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.value.IntervalAbsence;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.workspace.WorkspaceId;

class AnalyzeEventFunnelTest {
  private static final DateRange ALL =
      new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 5, 31));

  private final EventWorkspace workspace = new EventWorkspace(ZoneOffset.UTC);
  private final AnalyzeEventFunnel analyze =
      new AnalyzeEventFunnel(
          workspace.stores().workspaces(), workspace, BucketWork.oneByOne(), EventWorkspace.CLOCK);

  private static EventFunnel funnel(FunnelCounting counting, @Nullable Breakdown breakdown) {
    List<EventFunnel.Step> steps =
        List.of(EventKind.CLICK, EventKind.PAGE_VIEW, EventKind.PURCHASE).stream()
            .map(kind -> EventFunnel.Step.of(EventFilter.ofKinds(Set.of(kind))))
            .toList();
    return new EventFunnel(
        steps,
        FunnelOrder.ORDERED,
        counting,
        Duration.ofDays(30),
        List.of(),
        ExclusionEffect.EXCLUDE_CHAIN,
        null,
        breakdown);
  }

  private AnalyzeEventFunnel.Result ask(EventFunnel funnel) {
    return analyze.run(
        new AnalyzeEventFunnel.Request(
            EventWorkspace.ID, funnel, ALL, false, false, Grain.TOTAL, 0.95, 0));
  }

  @Test
  void ratesHaveWilsonIntervalsForPeopleAndNoneForAttempts() {
    workspace.record(new RandomEvents(1).list(400));

    AnalyzeEventFunnel.Step people =
        ask(funnel(FunnelCounting.BEST_CHAIN, null)).total().steps().get(1);
    AnalyzeEventFunnel.Step attempts =
        ask(funnel(FunnelCounting.TOTALS, null)).total().steps().get(1);

    assertThat(people.fromPrevious()).isNotNull();
    assertThat(people.fromFirst().interval()).isNotNull();
    assertThat(attempts.fromFirst().intervalAbsence()).isEqualTo(IntervalAbsence.NOT_BINOMIAL);
    assertThat(attempts.reached()).isGreaterThan(people.reached());
  }

  @Test
  void withoutAnEntryARateIsNullWithAReason() {
    AnalyzeEventFunnel.Step step =
        ask(funnel(FunnelCounting.BEST_CHAIN, null)).total().steps().get(1);

    assertThat(step.fromFirst().value()).isNull();
    assertThat(step.fromFirst().nullReason()).isEqualTo(NullReason.ZERO_DENOMINATOR);
  }

  @Test
  void segmentsAddUpToTheTotal() {
    workspace.record(new RandomEvents(2).list(600));
    EventAttribute campaign = new EventAttribute.Field(EventField.CAMPAIGN);
    for (Breakdown.Touch touch : List.of(Breakdown.Touch.FIRST, Breakdown.Touch.LAST)) {
      AnalyzeEventFunnel.Result result =
          ask(funnel(FunnelCounting.BEST_CHAIN, new Breakdown(campaign, touch, 0)));
      for (int step = 0; step < 3; step++) {
        int of = step;
        assertThat(result.segments().stream().mapToLong(s -> s.steps().get(of).reached()).sum())
            .isEqualTo(result.total().steps().get(step).reached());
      }
    }
  }

  @Test
  void thePagesOfPeopleAtAStepHoldEachOnce() {
    workspace.record(new RandomEvents(3).list(600));
    EventFunnel funnel = funnel(FunnelCounting.BEST_CHAIN, null);
    AnalyzeEventFunnel.Result result = ask(funnel);
    for (int step = 0; step < 3; step++) {
      List<String> all = people(funnel, step, AnalyzeEventFunnel.AtStep.REACHED);
      List<String> dropped = people(funnel, step, AnalyzeEventFunnel.AtStep.DROPPED_OFF);
      AnalyzeEventFunnel.Step counts = result.total().steps().get(step);
      assertThat(all).doesNotHaveDuplicates().hasSize((int) counts.reached());
      assertThat(dropped).hasSize((int) (counts.open() + counts.closed()));
      assertThat(new HashSet<>(all)).containsAll(dropped);
    }
  }

  private List<String> people(EventFunnel funnel, int step, AnalyzeEventFunnel.AtStep atStep) {
    List<String> all = new ArrayList<>();
    String after = null;
    while (true) {
      List<String> page =
          analyze.people(
              new AnalyzeEventFunnel.PeopleRequest(
                  EventWorkspace.ID, funnel, ALL, step, atStep, after, 2, 0));
      all.addAll(page);
      if (page.size() < 2) {
        return all;
      }
      after = page.getLast();
    }
  }

  @Test
  void aWorkspaceThatIsNotThereIsNotFound() {
    assertThatThrownBy(
            () ->
                analyze.run(
                    new AnalyzeEventFunnel.Request(
                        new WorkspaceId("other"),
                        funnel(FunnelCounting.BEST_CHAIN, null),
                        ALL,
                        false,
                        false,
                        Grain.TOTAL,
                        0.95,
                        0)))
        .isInstanceOf(MetricsException.class);
  }
}
