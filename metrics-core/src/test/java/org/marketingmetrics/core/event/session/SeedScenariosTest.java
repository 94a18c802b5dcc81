package org.marketingmetrics.core.event.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;

/** The seven stories that explain why clicks and sessions differ, as they are told to customers. */
class SeedScenariosTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 14);

  /**
   * A story.
   *
   * @param log c or h, time, page, campaign, click id; - for none; direct instead of a campaign
   * @param platform outcomes and origins by the platform's own rule
   * @param sessions number of sessions by each preset in order
   */
  record Scenario(String title, String log, String platform, List<Integer> sessions) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Scenario> scenarios() {
    return Stream.of(
        new Scenario(
            "distracted on the same page, the session times out, comes back",
            "c 10:00:00 P1 camp1 k1, h 10:00:02 P1 camp1 k1, h 10:05:00 P1 - -, h 10:41:00 P1 - -",
            "CLICK_STARTED_SESSION | FROM_CLICK TIMEOUT_RETURN",
            List.of(2, 2, 2, 2, 1)),
        new Scenario(
            "bookmarks the page and returns later",
            "c 10:00:00 P1 camp1 k1, h 10:00:02 P1 camp1 k1, h 15:30:00 P1 direct -",
            "CLICK_STARTED_SESSION | FROM_CLICK BOOKMARK_OR_DIRECT_RETURN",
            List.of(2, 2, 2, 2, 1)),
        new Scenario(
            "the same person clicks the same ad three times",
            "c 10:00:00 P1 camp1 k1, h 10:00:02 P1 camp1 k1, c 10:03:00 P1 camp1 k2,"
                + " h 10:03:02 P1 camp1 k2, c 10:10:00 P1 camp1 k3, h 10:10:02 P1 camp1 k3",
            "CLICK_STARTED_SESSION REPEAT_CLICK_SAME_SESSION REPEAT_CLICK_SAME_SESSION"
                + " | FROM_CLICK",
            List.of(1, 1, 1, 1, 1)),
        new Scenario(
            "leaves before the tracking code loads",
            "c 10:00:00 P1 camp1 k1",
            "CLICK_NOT_LOADED | ",
            List.of(0, 0, 0, 0, 0)),
        new Scenario(
            "clicks, leaves, comes back in a short period",
            "c 10:00:00 P1 camp1 k1, h 10:00:01 P1 camp1 k1, c 10:04:00 P1 camp1 k2,"
                + " h 10:04:01 P1 camp1 k2",
            "CLICK_STARTED_SESSION REPEAT_CLICK_SAME_SESSION | FROM_CLICK",
            List.of(1, 1, 1, 1, 1)),
        new Scenario(
            "a raincoat, several tabs with competing options",
            "c 10:00:00 P1 camp1 k1, h 10:00:01 P1 camp1 k1, c 10:00:20 P2 camp1 k2,"
                + " h 10:00:21 P2 camp1 k2, c 10:00:40 P3 camp1 k3, h 10:00:41 P3 camp1 k3",
            "CLICK_STARTED_SESSION MULTI_PAGE_SAME_SESSION MULTI_PAGE_SAME_SESSION | FROM_CLICK",
            List.of(1, 1, 1, 1, 1)),
        new Scenario(
            "comes in by one campaign, leaves, comes back by another",
            "c 10:00:00 P1 camp1 k1, h 10:00:01 P1 camp1 k1, c 10:10:00 P1 camp2 k2,"
                + " h 10:10:01 P1 camp2 k2",
            "CLICK_STARTED_SESSION CLICK_STARTED_SESSION | FROM_CLICK FROM_CLICK",
            List.of(2, 2, 1, 1, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void endsAsTold(Scenario scenario) {
    List<Event> events = new ArrayList<>();
    for (String line : List.of(scenario.log().split(", ", -1))) {
      events.add(event(events.size(), List.of(line.split(" ", -1))));
    }

    assertThat(told(events)).isEqualTo(scenario.platform());
    assertThat(SessionRule.PRESETS.stream().map(rule -> sessions(events, rule).count()).toList())
        .isEqualTo(scenario.sessions());
  }

  private static Event event(int index, List<String> parts) {
    boolean direct = parts.get(3).equals("direct");
    return new Event(
        "u1",
        DAY.atTime(LocalTime.parse(parts.get(1))).toInstant(ZoneOffset.UTC).toEpochMilli(),
        "e" + index,
        parts.get(0).equals("c") ? EventKind.CLICK : EventKind.PAGE_VIEW,
        direct ? null : orNull(parts.get(3)),
        direct ? Event.DIRECT : null,
        parts.get(2),
        orNull(parts.get(4)),
        null,
        new TreeMap<>(),
        false);
  }

  private static @Nullable String orNull(String text) {
    return text.equals("-") ? null : text;
  }

  private static SubjectSessions sessions(List<Event> events, SessionRule rule) {
    SubjectLog log = SubjectLog.of(events, new SubjectLog.Dictionaries(), SubjectLog.CONVERSIONS);
    return new Sessionizer(rule, ZoneId.of("UTC")).sessions(log);
  }

  private static String told(List<Event> events) {
    SubjectSessions sessions = sessions(events, SessionRule.PLATFORM_DEFAULT);
    SubjectClicks clicks = ClickMatcher.STANDARD.match(sessions);
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      ClickOutcome outcome = clicks.outcome(i);
      if (outcome != null) {
        outcomes.add(outcome.name());
      }
    }
    List<String> origins = new ArrayList<>();
    for (int session = 0; session < sessions.count(); session++) {
      origins.add(clicks.origin(session).name());
    }
    return String.join(" ", outcomes) + " | " + String.join(" ", origins);
  }
}
