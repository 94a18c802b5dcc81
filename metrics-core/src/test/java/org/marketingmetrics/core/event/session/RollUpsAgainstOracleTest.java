package org.marketingmetrics.core.event.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventWorkspace;
import org.marketingmetrics.core.event.ReceiptRules;
import org.marketingmetrics.core.event.RecordEvents;
import org.marketingmetrics.core.event.Seeds;
import org.marketingmetrics.core.event.rollup.RollUpEvents;
import org.marketingmetrics.core.event.rollup.RollUpRows;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.store.Stores;
import org.marketingmetrics.core.store.memory.MemoryStores;
import org.marketingmetrics.core.workspace.Workspace;

/**
 * The sums of events in the channel data, against the rules as they are told. Events come as they
 * do in life: late, in any order, in batches, twice, from two servers; sums are made in between,
 * some turns are cut short, and people are erased. What stands in the end depends on the events
 * alone.
 */
class RollUpsAgainstOracleTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final List<String> COUNTS =
      List.of("clicks", "unique_clicks", "sessions", "converting_sessions", "orders");

  private Stores stores = MemoryStores.open(EventWorkspace.CLOCK);

  private RollUpEvents server() {
    return new RollUpEvents(stores, new RollUpRows(CATALOG), EventWorkspace.CLOCK);
  }

  @Property(tries = 300)
  void sumsDependOnTheEventsAlone(@ForAll long seed) {
    stores = MemoryStores.open(EventWorkspace.CLOCK);
    RandomVisits visits = new RandomVisits(seed);
    Random random = Seeds.random(seed + 1);
    SessionRule rule = SessionRule.PRESETS.get(random.nextInt(SessionRule.PRESETS.size()));
    ZoneId zone = visits.zone();
    insert(zone, rule);
    Map<String, List<Event>> people = people(visits);

    deliver(people.values().stream().flatMap(List::stream).toList(), random);
    if (random.nextBoolean()) {
      var _ = stores.events().erase(EventWorkspace.ID, "person-1", 1);
      people.remove("person-1");
    }
    rollUp();

    assertThat(standing()).isEqualTo(expected(people, rule, zone));
    assertThat(server().pending()).isEmpty();
    assertThat(server().run(EventWorkspace.ID)).isZero();
  }

  private void insert(ZoneId zone, SessionRule rule) {
    Basis basis =
        new Basis(
            Attribution.UNSPECIFIED,
            rule.id(),
            ClickScope.UNSPECIFIED,
            ClickValidity.UNSPECIFIED,
            DeliveredRule.UNSPECIFIED,
            ViewThreshold.UNSPECIFIED,
            "");
    stores
        .workspaces()
        .insert(
            new Workspace(
                EventWorkspace.ID,
                "Acme",
                zone,
                DayOfWeek.MONDAY,
                List.of(),
                basis,
                EventWorkspace.NOW,
                1));
  }

  private static Map<String, List<Event>> people(RandomVisits visits) {
    Map<String, List<Event>> people = new TreeMap<>();
    for (int i = 1; i <= 3; i++) {
      String name = "person-" + i;
      people.put(name, visits.events().stream().map(event -> of(name, event)).toList());
    }
    return people;
  }

  private static Event of(String name, Event event) {
    return new Event(
        name,
        event.at(),
        name + event.id(),
        event.kind(),
        event.campaign(),
        event.channel(),
        event.page(),
        event.clickId(),
        event.value(),
        event.properties(),
        event.serverSide());
  }

  private void deliver(List<Event> events, Random random) {
    List<Event> arriving = new ArrayList<>(events);
    arriving.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(arriving, random);
    for (int from = 0; from < arriving.size(); ) {
      int to = Math.min(arriving.size(), from + 1 + random.nextInt(12));
      var _ = record().run(EventWorkspace.ID, arriving.subList(from, to), true);
      from = to;
      switch (random.nextInt(4)) {
        case 0 -> rollUp();
        case 1 -> cutShort();
        case 2 -> stores.events().pack(EventWorkspace.ID);
        default -> {}
      }
    }
  }

  private RecordEvents record() {
    return new RecordEvents(stores.events(), ReceiptRules.STANDARD, EventWorkspace.CLOCK);
  }

  /** Each time another server on the same database: nothing is known from before. */
  private void rollUp() {
    var _ = server().run(EventWorkspace.ID);
  }

  /** A server that dies in its turn has written nothing of how far it came. */
  private void cutShort() {
    try {
      stores
          .events()
          .rollUp(
              EventWorkspace.ID,
              _ -> {
                throw new IllegalStateException("killed");
              });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
    }
  }

  /** By campaign and day, then by measure; money by currency. */
  private SortedMap<String, SortedMap<String, Long>> standing() {
    SortedMap<String, SortedMap<String, Long>> all = new TreeMap<>();
    StaleRows every =
        new StaleRows(
            RollUpEvents.SOURCE,
            Set.of(CoverageLine.of(SeriesKey.of(Map.of("campaign", "")))),
            new DateRange(LocalDate.of(2000, 1, 1), LocalDate.of(2050, 1, 1)),
            1,
            Long.MAX_VALUE,
            Integer.MAX_VALUE);
    for (ObservationRow row : stores.channelData().stale(EventWorkspace.ID, every)) {
      String cell = row.series().values().get("campaign") + " " + row.period().day();
      SortedMap<String, Long> values = all.computeIfAbsent(cell, _ -> new TreeMap<>());
      for (int i = 0; i < row.values().size(); i++) {
        String id = CATALOG.stored().get(row.values().ordinal(i)).id();
        values.put(id + row.basis().currency(), row.values().value(i));
      }
    }
    return all;
  }

  private static SortedMap<String, SortedMap<String, Long>> expected(
      Map<String, List<Event>> people, SessionRule rule, ZoneId zone) {
    Sums sums = new Sums(zone);
    for (List<Event> events : people.values()) {
      NaiveSessions naive = new NaiveSessions(rule, zone, events);
      Set<Event> inSessions = new HashSet<>();
      for (NaiveSessions.Visit visit : naive.visits) {
        List<Event> all = Stream.concat(visit.hits.stream(), visit.serverSide.stream()).toList();
        inSessions.addAll(all);
        sums.add(visit.campaign, visit.first(), "sessions", 1);
        boolean converts = all.stream().anyMatch(e -> SubjectLog.CONVERSIONS.contains(e.kind()));
        sums.add(visit.campaign, visit.first(), "converting_sessions", converts ? 1 : 0);
        all.stream()
            .filter(RollUpsAgainstOracleTest::isOrder)
            .forEach(order -> sums.order(visit.campaign, visit.first(), order));
      }
      events.stream()
          .filter(event -> isOrder(event) && !inSessions.contains(event))
          .forEach(order -> sums.order(order.broughtBy(), order, order));
      Set<String> clicked = new HashSet<>();
      events.stream()
          .filter(event -> naive.outcomes.containsKey(event.id()))
          .forEach(
              click -> {
                sums.add(click.broughtBy(), click, "clicks", 1);
                boolean first = clicked.add(sums.cell(click.broughtBy(), click));
                sums.add(click.broughtBy(), click, "unique_clicks", first ? 1 : 0);
              });
    }
    return sums.cells;
  }

  private static boolean isOrder(Event event) {
    return event.kind().equals(EventKind.PURCHASE);
  }

  /** Adds up as one would on paper. */
  private record Sums(ZoneId zone, SortedMap<String, SortedMap<String, Long>> cells) {
    Sums(ZoneId zone) {
      this(zone, new TreeMap<>());
    }

    String cell(@Nullable String campaign, Event at) {
      LocalDate day = Instant.ofEpochMilli(at.at()).atZone(zone).toLocalDate();
      return (campaign == null ? "(unknown)" : campaign) + " " + day;
    }

    void add(@Nullable String campaign, Event at, String measure, long number) {
      SortedMap<String, Long> values =
          cells.computeIfAbsent(
              cell(campaign, at),
              _ -> {
                SortedMap<String, Long> none = new TreeMap<>();
                COUNTS.forEach(id -> none.put(id, 0L));
                return none;
              });
      values.merge(measure, number, Long::sum);
    }

    void order(@Nullable String campaign, Event at, Event order) {
      add(campaign, at, "orders", 1_000_000);
      add(campaign, at, "revenueEUR", Objects.requireNonNull(order.value()).micros());
    }
  }
}
