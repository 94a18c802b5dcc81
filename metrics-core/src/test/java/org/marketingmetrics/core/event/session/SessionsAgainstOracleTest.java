package org.marketingmetrics.core.event.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.period.DateRange;

/** Sessions and click outcomes against the rules as they are told, over random histories. */
class SessionsAgainstOracleTest {
  private static final DateRange ALWAYS =
      new DateRange(LocalDate.of(2000, 1, 1), LocalDate.of(2050, 1, 1));

  @Property(tries = 3_000)
  void sessionsAndOutcomesAreThoseOfTheRulesAsTold(@ForAll long seed) {
    RandomVisits visits = new RandomVisits(seed);
    SessionRule rule = visits.rule();
    ZoneId zone = visits.zone();
    List<Event> events = visits.events();
    NaiveSessions naive = new NaiveSessions(rule, zone, events);

    Answer answer = new Answer(rule, zone, events);

    assertThat(answer.lines()).isEqualTo(naive.visits.stream().map(Object::toString).toList());
    assertThat(answer.outcomes()).isEqualTo(naive.outcomes);
    assertThat(answer.clicks.dropped()).isEqualTo(naive.dropped);
    assertThat(answer.engaged()).isEqualTo(naive.visits.stream().map(naive::engaged).toList());
  }

  /** Late, shuffled, batched and repeated deliveries end in the same set of events. */
  @Property(tries = 500)
  void noOrderOfArrivalChangesAnything(@ForAll long seed) {
    RandomVisits visits = new RandomVisits(seed);
    SessionRule rule = visits.rule();
    ZoneId zone = visits.zone();
    List<Event> events = visits.events();
    List<Event> arrived = new ArrayList<>(events);
    arrived.addAll(events.subList(0, events.size() / 2));
    Collections.shuffle(arrived, new Random(seed));

    Answer inOrder = new Answer(rule, zone, events);
    Answer shuffled = new Answer(rule, zone, arrived);

    assertThat(shuffled.lines()).isEqualTo(inOrder.lines());
    assertThat(shuffled.outcomes()).isEqualTo(inOrder.outcomes());
  }

  @Property(tries = 1_200)
  void theIdentitySumsInTotalAndInEveryCell(@ForAll long seed) {
    RandomVisits visits = new RandomVisits(seed);
    SessionRule rule = visits.rule();
    ZoneId zone = visits.zone();
    Reconciliation total = new Reconciliation(new CellCut(false, false, ALWAYS, zone));
    Reconciliation cells = new Reconciliation(new CellCut(true, true, ALWAYS, zone));
    for (int person = 0; person < 3; person++) {
      Answer answer = new Answer(rule, zone, visits.events());
      total.add(answer.sessions, answer.clicks, answer.names);
      cells.add(answer.sessions, answer.clicks, answer.names);
    }

    ReconciliationTally sum = new ReconciliationTally();
    for (ReconciliationTally cell : cells.cells().values()) {
      assertThat(cell.clicks() - cell.sessions()).isEqualTo(cell.explained());
      sum.add(cell);
    }
    assertThat(sum.carriedOut()).isEqualTo(sum.carriedIn());
    for (ReconciliationTally tally : total.cells().values()) {
      assertThat(tally.clicks() - tally.sessions())
          .isEqualTo(tally.joined() + tally.notLoaded() - tally.nonClickSessions());
      assertThat(tally.clicks()).isEqualTo(sum.clicks());
      assertThat(tally.sessions()).isEqualTo(sum.sessions());
      assertThat(tally.carriedOut()).isZero();
      assertThat(tally.carriedIn()).isZero();
    }
  }

  /** The code under test, with its answer in the oracle's words. */
  private static final class Answer {
    final List<Event> ordered;
    final SubjectLog.Dictionaries names = new SubjectLog.Dictionaries();
    final SubjectSessions sessions;
    final SubjectClicks clicks;

    Answer(SessionRule rule, ZoneId zone, List<Event> events) {
      this.ordered = SubjectLog.ordered(events);
      SubjectLog log = SubjectLog.of(events, names, SubjectLog.CONVERSIONS);
      this.sessions = new Sessionizer(rule, zone).sessions(log);
      this.clicks = ClickMatcher.STANDARD.match(sessions);
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      for (int session = 0; session < sessions.count(); session++) {
        List<String> hits = ids(session, true);
        assertThat(sessions.hits(session)).isEqualTo(hits.size());
        lines.add(
            "%s %s %s %s +%s"
                .formatted(
                    sessions.reason(session),
                    clicks.origin(session),
                    names.campaigns().name(sessions.campaign(session)),
                    hits,
                    ids(session, false)));
      }
      return lines;
    }

    private List<String> ids(int session, boolean hits) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < ordered.size(); i++) {
        if (sessions.sessionOf(i) == session && ordered.get(i).isHit() == hits) {
          ids.add(ordered.get(i).id());
        }
      }
      return ids;
    }

    Map<String, String> outcomes() {
      Map<String, String> outcomes = new TreeMap<>();
      for (int i = 0; i < ordered.size(); i++) {
        ClickOutcome outcome = clicks.outcome(i);
        if (outcome != null) {
          outcomes.put(ordered.get(i).id(), outcome.name());
        }
      }
      return outcomes;
    }

    List<Boolean> engaged() {
      List<Boolean> engaged = new ArrayList<>();
      for (int session = 0; session < sessions.count(); session++) {
        engaged.add(sessions.isEngaged(session));
      }
      return engaged;
    }
  }
}
