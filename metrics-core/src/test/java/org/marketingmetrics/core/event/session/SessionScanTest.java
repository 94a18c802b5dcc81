package org.marketingmetrics.core.event.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventWorkspace;
import org.marketingmetrics.core.event.RandomEvents;
import org.marketingmetrics.core.event.timeline.BucketWork;
import org.marketingmetrics.core.period.DateRange;

/** What is counted from columns against the rules as they are told, over random histories. */
class SessionScanTest {
  private static final DateRange RANGE =
      new DateRange(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 10));

  /** Counts of a cell in plain words. */
  private static final class Told {
    long sessions;
    long hits;
    long engaged;
    long converting;
    long orders;
    final Set<String> visitors = new TreeSet<>();
    final Map<String, BigInteger> revenue = new TreeMap<>();
    long outcomes;

    @Override
    public String toString() {
      return "%d %d %d %d %d %d %s %d"
          .formatted(
              sessions, hits, engaged, converting, orders, visitors.size(), revenue, outcomes);
    }
  }

  @Property(tries = 60)
  void cellsHoldWhatTheRulesSay(@ForAll long seed) {
    RandomVisits visits = new RandomVisits(seed);
    SessionRule rule = visits.rule();
    ZoneId zone = visits.zone();
    List<Event> events = new RandomEvents(seed).list(200);
    EventWorkspace workspace = new EventWorkspace(zone);
    workspace.record(events);
    QuerySessions query =
        new QuerySessions(
            workspace.stores().workspaces(),
            workspace,
            BucketWork.oneByOne(),
            EventWorkspace.CLOCK);
    QuerySessions.Request request =
        new QuerySessions.Request(EventWorkspace.ID, rule, RANGE, true, true, Set.of(), 0);

    Map<String, String> counted = new TreeMap<>();
    QuerySessions.Counted answer = query.count(request);
    answer
        .cells()
        .cells()
        .forEach((cell, counts) -> counted.merge(cell.toString(), text(counts), String::concat));
    counted.values().removeIf(text -> text.equals("0 0 0 0 0 0 {} 0"));

    assertThat(counted).isEqualTo(told(rule, zone, events));
    assertThat(
            answer.cells().cells().values().stream().mapToLong(SessionTally.Counts::sessions).sum())
        .isEqualTo(
            answer.total().cells().values().stream()
                .mapToLong(SessionTally.Counts::sessions)
                .sum());
    QuerySessions.Reconciled reconciled = query.reconcile(request);
    for (ReconciliationTally tally : reconciled.cells().cells().values()) {
      assertThat(tally.clicks() - tally.sessions()).isEqualTo(tally.explained());
    }
    for (ReconciliationTally tally : reconciled.total().cells().values()) {
      assertThat(tally.clicks() - tally.sessions()).isEqualTo(tally.explained());
    }
  }

  private static String text(SessionTally.Counts counts) {
    return "%d %d %d %d %d %d %s %d"
        .formatted(
            counts.sessions(),
            counts.hits(),
            counts.engaged(),
            counts.converting(),
            counts.orders(),
            counts.visitors(),
            counts.revenueMicros(),
            counts.clicks());
  }

  private static Map<String, String> told(SessionRule rule, ZoneId zone, List<Event> events) {
    Map<String, Told> cells = new TreeMap<>();
    events.stream()
        .collect(Collectors.groupingBy(Event::subject))
        .values()
        .forEach(ofPerson -> tell(cells, rule, zone, ofPerson));
    Map<String, String> text = new TreeMap<>();
    cells.forEach((cell, told) -> text.put(cell, told.toString()));
    return text;
  }

  private static void tell(
      Map<String, Told> cells, SessionRule rule, ZoneId zone, List<Event> events) {
    NaiveSessions naive = new NaiveSessions(rule, zone, events);
    List<Event> outside = new ArrayList<>(events);
    for (NaiveSessions.Visit visit : naive.visits) {
      outside.removeAll(visit.serverSide);
      outside.removeAll(visit.hits);
      LocalDate day = day(visit.first(), zone);
      if (!RANGE.contains(day)) {
        continue;
      }
      Told told = cell(cells, visit.campaign, day);
      told.sessions++;
      told.hits += visit.hits.size();
      told.engaged += naive.engaged(visit) ? 1 : 0;
      told.visitors.add(visit.first().subject());
      List<Event> all = new ArrayList<>(visit.hits);
      all.addAll(visit.serverSide);
      told.converting +=
          all.stream().anyMatch(e -> SubjectLog.CONVERSIONS.contains(e.kind())) ? 1 : 0;
      all.forEach(event -> order(told, event));
    }
    for (Event event : outside) {
      LocalDate day = day(event, zone);
      if (RANGE.contains(day)) {
        boolean order = event.kind().equals(EventKind.PURCHASE);
        boolean click = naive.outcomes.containsKey(event.id());
        if (order || click) {
          Told told = cell(cells, event.broughtBy(), day);
          order(told, event);
          told.outcomes += click ? 1 : 0;
        }
      }
    }
  }

  private static Told cell(Map<String, Told> cells, @Nullable String campaign, LocalDate day) {
    return cells.computeIfAbsent(new SessionCell(campaign, day).toString(), _ -> new Told());
  }

  private static void order(Told told, Event event) {
    if (event.kind().equals(EventKind.PURCHASE)) {
      told.orders++;
      if (event.value() != null && event.value().currency() != null) {
        told.revenue.merge(
            event.value().currency(), BigInteger.valueOf(event.value().micros()), BigInteger::add);
      }
    }
  }

  private static LocalDate day(Event event, ZoneId zone) {
    return Instant.ofEpochMilli(event.at()).atZone(zone).toLocalDate();
  }

  @Property(tries = 40)
  void thePagesOfAPersonSayTheSame(@ForAll long seed) {
    List<Event> events = new RandomEvents(seed).list(120);
    EventWorkspace workspace = new EventWorkspace(ZoneId.of("UTC"));
    workspace.record(events);
    String subject = events.getFirst().subject();
    List<Event> own = events.stream().filter(e -> e.subject().equals(subject)).toList();
    NaiveSessions naive = new NaiveSessions(SessionRule.GA4, ZoneId.of("UTC"), own);

    List<Session> sessions =
        new ListSessions(workspace.stores().workspaces(), workspace.stores().events())
            .run(EventWorkspace.ID, subject, SessionRule.GA4, SubjectLog.CONVERSIONS);

    assertThat(sessions.stream().map(s -> s.reason() + " " + s.origin() + " " + s.hits()))
        .isEqualTo(
            naive.visits.stream()
                .map(v -> v.reason + " " + v.origin + " " + v.hits.size())
                .toList());
    assertThat(sessions.stream().map(Session::id)).doesNotHaveDuplicates();
    assertThat(sessions.stream().map(Session::bounced)).doesNotContainNull();
  }
}
