package org.marketingmetrics.core.event.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventValue;
import org.marketingmetrics.core.event.RandomEvents;
import org.marketingmetrics.core.event.Seeds;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.BucketTimeline;
import org.marketingmetrics.core.event.timeline.EventField;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineBlocks;
import org.marketingmetrics.core.period.Grain;

/** Scans over columns against the searches over plain lists of events. */
class FunnelScanTest {
  private static final EventAttribute CAMPAIGN = new EventAttribute.Field(EventField.CAMPAIGN);
  private static final EventAttribute PROPERTY = new EventAttribute.Property("p1");

  /** A filter beside its meaning in plain words. */
  private record Meant(EventFilter filter, Predicate<Event> meaning) {}

  @Property(tries = 400)
  void columnsAnswerAsListsOfEventsDo(@ForAll long seed) {
    Random random = Seeds.random(seed);
    List<Event> events = new RandomEvents(seed).list(150);
    List<Meant> steps = meant(random, 1 + random.nextInt(3));
    List<Meant> exclusions =
        steps.size() > 1 && random.nextBoolean() ? meant(random, 1) : List.of();
    EventFunnel funnel = funnel(random, steps, exclusions);
    FunnelPlan plan =
        funnel.plan(RandomEvents.START, RandomEvents.START + 40 * DAY, Long.MAX_VALUE);

    FunnelTally tally = new FunnelTally(funnel, FunnelTally.Options.none());
    scan(events, funnel, plan, tally);

    assertThat(reached(tally.total(), steps.size()))
        .isEqualTo(expected(events, steps, exclusions, plan));
  }

  private static final long DAY = 86_400_000;

  private static EventFunnel funnel(Random random, List<Meant> steps, List<Meant> exclusions) {
    FunnelOrder order =
        exclusions.isEmpty() && random.nextInt(3) == 0
            ? (random.nextBoolean() ? FunnelOrder.STRICT : FunnelOrder.ANY_ORDER)
            : (random.nextBoolean() ? FunnelOrder.ORDERED : FunnelOrder.STRICTLY_INCREASING);
    boolean inTime = order == FunnelOrder.ORDERED || order == FunnelOrder.STRICTLY_INCREASING;
    FunnelCounting counting =
        inTime
            ? List.of(FunnelCounting.BEST_CHAIN, FunnelCounting.FIRST_ENTRY, FunnelCounting.TOTALS)
                .get(random.nextInt(3))
            : FunnelCounting.BEST_CHAIN;
    return new EventFunnel(
        steps.stream().map(step -> EventFunnel.Step.of(step.filter())).toList(),
        order,
        counting,
        Duration.ofDays(1 + random.nextInt(30)),
        exclusions.stream().map(e -> new EventFunnel.Exclusion(e.filter(), 0)).toList(),
        ExclusionEffect.EXCLUDE_CHAIN,
        null,
        null);
  }

  private static List<Meant> meant(Random random, int count) {
    List<Meant> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EventKind kind = EventKind.NAMED.get(random.nextInt(EventKind.NAMED.size()));
      EventKind other = EventKind.NAMED.get(random.nextInt(EventKind.NAMED.size()));
      EventFilter kinds = EventFilter.ofKinds(Set.copyOf(List.of(kind, other)));
      Predicate<Event> ofKind = e -> e.kind().equals(kind) || e.kind().equals(other);
      list.add(
          switch (random.nextInt(6)) {
            case 0 -> new Meant(kinds, ofKind);
            case 1 ->
                new Meant(
                    kinds.and(new EventTest.OneOf(CAMPAIGN, Set.of("camp1", "camp2"))),
                    ofKind.and(e -> Set.of("camp1", "camp2").contains(text(e.campaign()))));
            case 2 ->
                new Meant(
                    kinds.and(new EventTest.NoneOf(PROPERTY, Set.of("v0"))),
                    ofKind.and(e -> !"v0".equals(e.properties().get("p1"))));
            case 3 ->
                new Meant(
                    new EventFilter(List.of(new EventTest.Present(PROPERTY, true))),
                    e -> e.properties().containsKey("p1"));
            case 4 ->
                new Meant(
                    new EventFilter(List.of(new EventTest.ValueWithin(1L << 28, null, "EUR"))),
                    e -> isWorth(e.value()));
            default -> new Meant(new EventFilter(List.of()), _ -> true);
          });
    }
    return list;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static boolean isWorth(@Nullable EventValue value) {
    return value != null && "EUR".equals(value.currency()) && value.micros() >= 1L << 28;
  }

  private static List<Long> expected(
      List<Event> events, List<Meant> steps, List<Meant> exclusions, FunnelPlan plan) {
    Map<String, List<Event>> bySubject =
        events.stream().sorted(Event.IN_TIME).collect(Collectors.groupingBy(Event::subject));
    long[] reached = new long[steps.size()];
    for (List<Event> ofPerson : bySubject.values()) {
      MaskedEvents masked = new MaskedEvents();
      for (Event event : ofPerson) {
        masked.add(event.at(), mask(steps, event), mask(exclusions, event), 0);
      }
      FunnelSearch.of(plan)
          .run(
              masked,
              chain -> {
                for (int step = 0; step < reached.length; step++) {
                  reached[step] += (chain.reached() & 1 << step) != 0 ? 1 : 0;
                }
              });
    }
    return Arrays.stream(reached).boxed().toList();
  }

  private static int mask(List<Meant> filters, Event event) {
    int mask = 0;
    for (int i = 0; i < filters.size(); i++) {
      mask |= filters.get(i).meaning().test(event) ? 1 << i : 0;
    }
    return mask;
  }

  private static List<Long> reached(FunnelTally.Counts counts, int steps) {
    List<Long> reached = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      reached.add(counts.reached(step));
    }
    return reached;
  }

  private static void scan(
      List<Event> events, EventFunnel funnel, FunnelPlan plan, FunnelTally into) {
    Map<Integer, List<TimelineBlock>> buckets = new HashMap<>();
    for (Map.Entry<BlockId, TimelineBlock> block : TimelineBlocks.of(events).entrySet()) {
      buckets
          .computeIfAbsent(block.getKey().bucket(), _ -> new ArrayList<>())
          .add(block.getValue());
    }
    for (List<TimelineBlock> blocks : buckets.values()) {
      FunnelTally tally = new FunnelTally(funnel, into.options());
      new FunnelScan(funnel, plan, new BucketTimeline(blocks), tally).run();
      into.add(tally);
    }
  }

  private static final List<Event> STORY =
      List.of(
          event("ann", 0, "click", "red"),
          event("ann", 2, "page_view", "red"),
          event("ann", 50, "purchase", "blue"),
          event("bob", 3, "click", "blue"),
          event("bob", 5, "page_view", "blue"),
          event("bob", 6, "lead", "blue"),
          event("cat", 30, "click", "red"),
          event("dan", 90, "click", null));

  private static Event event(String subject, int hours, String kind, @Nullable String campaign) {
    return new Event(
        subject,
        RandomEvents.START + hours * 3_600_000L,
        subject + hours,
        new EventKind(kind),
        campaign,
        null,
        null,
        null,
        null,
        new TreeMap<>(),
        false);
  }

  private static EventFunnel story(@Nullable EventAttribute held, @Nullable Breakdown breakdown) {
    List<EventFunnel.Step> steps =
        List.of("click", "page_view", "purchase").stream()
            .map(kind -> EventFunnel.Step.of(EventFilter.ofKinds(Set.of(new EventKind(kind)))))
            .toList();
    return new EventFunnel(
        steps,
        FunnelOrder.ORDERED,
        FunnelCounting.BEST_CHAIN,
        Duration.ofDays(3),
        List.of(),
        ExclusionEffect.EXCLUDE_CHAIN,
        held,
        breakdown);
  }

  private static FunnelTally tally(EventFunnel funnel) {
    FunnelTally tally =
        new FunnelTally(
            funnel,
            new FunnelTally.Options(true, true, Grain.DAY, ZoneId.of("UTC"), DayOfWeek.MONDAY));
    long now = RandomEvents.START + 100 * 3_600_000L;
    scan(STORY, funnel, funnel.plan(Long.MIN_VALUE, Long.MAX_VALUE, now), tally);
    return tally;
  }

  @Example
  void whoMayStillConvertIsToldApartFromWhoCannot() {
    FunnelTally.Counts counts = tally(story(null, null)).total();

    assertThat(reached(counts, 3)).containsExactly(4L, 2L, 1L);
    assertThat(List.of(counts.open(0), counts.closed(0))).containsExactly(2L, 0L);
    assertThat(List.of(counts.open(1), counts.closed(1))).containsExactly(0L, 1L);
    assertThat(counts.toConvert().percentiles(List.of(0.5))).containsExactly(50 * 3_600_000.0);
    assertThat(counts.toConvert().histogram()).endsWith(1L, 0L, 0L, 0L, 0L, 0L);
  }

  @Example
  void timesBetweenStepsAndNextActionsAndEntriesAreCounted() {
    FunnelTally.Counts counts = tally(story(null, null)).total();

    assertThat(counts.sincePrevious(1).percentiles(List.of(0.0, 1.0)))
        .containsExactly(2 * 3_600_000.0, 2 * 3_600_000.0);
    assertThat(counts.next(1)).containsExactly(Map.entry("lead", 1L));
    assertThat(counts.next(0)).containsExactly(Map.entry("", 2L));
    assertThat(counts.trend())
        .containsExactly(
            Map.entry(LocalDate.of(2026, 1, 20), List.of(2L, 2L, 1L)),
            Map.entry(LocalDate.of(2026, 1, 21), List.of(1L, 0L, 0L)),
            Map.entry(LocalDate.of(2026, 1, 23), List.of(1L, 0L, 0L)));
  }

  @Example
  void aBreakdownTakesTheFirstTheLastOrAGivenTouch() {
    assertThat(segments(Breakdown.Touch.FIRST, 0)).isEqualTo("[blue=1 1 0, null=1 0 0, red=2 1 1]");
    assertThat(segments(Breakdown.Touch.LAST, 0)).isEqualTo("[blue=2 2 1, null=1 0 0, red=1 0 0]");
    assertThat(segments(Breakdown.Touch.STEP, 2)).isEqualTo("[blue=1 1 1, null=3 1 0]");
  }

  private static String segments(Breakdown.Touch touch, int step) {
    return tally(story(null, new Breakdown(CAMPAIGN, touch, step))).segments().entrySet().stream()
        .map(
            e ->
                "%s=%d %d %d"
                    .formatted(
                        e.getKey(),
                        e.getValue().reached(0),
                        e.getValue().reached(1),
                        e.getValue().reached(2)))
        .sorted(Comparator.naturalOrder())
        .toList()
        .toString();
  }

  @Example
  void aHeldPropertyIsThatOfTheFirstEntry() {
    assertThat(reached(tally(story(CAMPAIGN, null)).total(), 3)).containsExactly(3L, 2L, 0L);
  }

  @Example
  void whatDoesNotGoTogetherIsRefusedByField() {
    EventFilter filter = new EventFilter(List.of());
    assertThatThrownBy(
            () ->
                new EventFunnel(
                    List.of(EventFunnel.Step.of(filter), EventFunnel.Step.of(filter)),
                    FunnelOrder.ANY_ORDER,
                    FunnelCounting.BEST_CHAIN,
                    Duration.ofDays(1),
                    List.of(new EventFunnel.Exclusion(filter, 0)),
                    ExclusionEffect.EXCLUDE_CHAIN,
                    null,
                    null))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("funnel.exclusions");
    assertThatThrownBy(
            () ->
                new EventFunnel(
                    Collections.nCopies(33, EventFunnel.Step.of(filter)),
                    FunnelOrder.ORDERED,
                    FunnelCounting.BEST_CHAIN,
                    Duration.ofDays(1),
                    List.of(),
                    ExclusionEffect.EXCLUDE_CHAIN,
                    null,
                    null))
        .isInstanceOf(MetricsException.class)
        .hasMessageContaining("funnel.steps");
  }
}
