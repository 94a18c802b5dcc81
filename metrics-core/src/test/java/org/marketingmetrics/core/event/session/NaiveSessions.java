package org.marketingmetrics.core.event.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;

/** The rules for sessions and clicks written down as they are told, looking at everything anew. */
final class NaiveSessions {
  /** A session as lists. */
  static final class Visit {
    final List<Event> hits = new ArrayList<>();
    final List<Event> serverSide = new ArrayList<>();
    @Nullable String campaign;
    String reason = "";
    String origin = "";

    Event first() {
      return hits.getFirst();
    }

    @Override
    public String toString() {
      return "%s %s %s %s +%s"
          .formatted(
              reason,
              origin,
              campaign,
              hits.stream().map(Event::id).toList(),
              serverSide.stream().map(Event::id).toList());
    }
  }

  final List<Visit> visits = new ArrayList<>();
  final Map<String, String> outcomes = new TreeMap<>();
  int dropped;

  private final SessionRule rule;
  private final ZoneId zone;
  private final List<Event> hits;

  NaiveSessions(SessionRule rule, ZoneId zone, List<Event> events) {
    this.rule = rule;
    this.zone = rule.dayZone() == null ? zone : rule.dayZone();
    Map<String, Event> byId = new LinkedHashMap<>();
    events.forEach(event -> byId.putIfAbsent(event.id(), event));
    List<Event> sorted =
        byId.values().stream()
            .sorted(Comparator.comparingLong(Event::at).thenComparing(Event::id))
            .toList();
    this.hits =
        sorted.stream().filter(e -> !e.kind().isClickLog()).filter(e -> !e.serverSide()).toList();
    cut();
    sorted.stream()
        .filter(e -> !e.kind().isClickLog())
        .filter(Event::serverSide)
        .forEach(this::joinServerSide);
    matchClicks(sorted.stream().filter(e -> e.kind().isClickLog()).toList());
  }

  private void cut() {
    for (int i = 0; i < hits.size(); i++) {
      Event hit = hits.get(i);
      String reason = reason(hit);
      if (!reason.isEmpty()) {
        Visit visit = new Visit();
        visit.reason = reason;
        visit.campaign = campaign(hit, hits.subList(0, i));
        visits.add(visit);
      }
      visits.getLast().hits.add(hit);
    }
  }

  private String reason(Event hit) {
    boolean none = visits.isEmpty();
    if (rule.isPerDay()) {
      return none || !day(visits.getLast().hits.getLast()).equals(day(hit))
          ? "FIRST_VISIT_OF_DAY"
          : "";
    }
    if (none) {
      return "FIRST_HIT";
    }
    Visit visit = visits.getLast();
    Event before = visit.hits.getLast();
    if (between(before, hit).compareTo(rule.timeout()) >= 0) {
      return "TIMEOUT";
    }
    if (rule.midnightSplit() && !day(before).equals(day(hit))) {
      return "MIDNIGHT";
    }
    String brought = brought(hit);
    if (rule.campaignSplit() && brought != null && !brought.equals(visit.campaign)) {
      return "CAMPAIGN_CHANGE";
    }
    if (rule.maxLength() != null && between(visit.first(), hit).compareTo(rule.maxLength()) >= 0) {
      return "MAX_LENGTH";
    }
    return rule.maxHits() != null && visit.hits.size() >= rule.maxHits() ? "MAX_HITS" : "";
  }

  private @Nullable String campaign(Event hit, List<Event> earlier) {
    if (brought(hit) != null) {
      return brought(hit);
    }
    return earlier.reversed().stream()
        .filter(e -> brought(e) != null)
        .findFirst()
        .filter(e -> between(e, hit).compareTo(rule.campaignLookback()) <= 0)
        .map(NaiveSessions::brought)
        .orElse(null);
  }

  private void joinServerSide(Event event) {
    Optional<Visit> last =
        visits.reversed().stream().filter(v -> v.first().at() <= event.at()).findFirst();
    if (last.isEmpty()) {
      return;
    }
    Visit visit = last.get();
    Event hit = visit.hits.reversed().stream().filter(h -> h.at() <= event.at()).findFirst().get();
    boolean sameDay = day(hit).equals(day(event));
    boolean open =
        rule.isPerDay()
            ? sameDay
            : between(hit, event).compareTo(rule.timeout()) < 0
                && (sameDay || !rule.midnightSplit())
                && (rule.maxLength() == null
                    || between(visit.first(), event).compareTo(rule.maxLength()) < 0);
    if (open) {
      visit.serverSide.add(event);
    }
  }

  private void matchClicks(List<Event> log) {
    Map<String, Event> clicks = new LinkedHashMap<>();
    for (Event click : log) {
      if (click.clickId() == null) {
        outcomes.put(click.id(), "CLICK_NOT_LOADED");
      } else if (clicks.putIfAbsent(click.clickId(), click) != null) {
        dropped++;
      }
    }
    clicks.values().forEach(this::outcome);
    for (Visit visit : visits) {
      if (visit.origin.isEmpty()) {
        visit.origin = origin(visit, clicks);
      }
    }
  }

  private void outcome(Event click) {
    for (Visit visit : visits) {
      for (Event hit : visit.hits) {
        if (Objects.equals(hit.clickId(), click.clickId())
            && hit.at() >= click.at() - 300_000
            && hit.at() <= click.at() + 86_400_000) {
          outcomes.put(click.id(), outcome(click, visit, hit));
          return;
        }
      }
    }
    outcomes.put(click.id(), "CLICK_NOT_LOADED");
  }

  private static String outcome(Event click, Visit visit, Event hit) {
    if (hit.equals(visit.first())) {
      visit.origin = "FROM_CLICK";
      return "CLICK_STARTED_SESSION";
    }
    if (brought(click) != null && !Objects.equals(brought(click), visit.campaign)) {
      return "OTHER_CAMPAIGN_SAME_SESSION";
    }
    String page = hit.page() == null ? click.page() : hit.page();
    return visit.hits.subList(0, visit.hits.indexOf(hit)).stream()
            .anyMatch(h -> Objects.equals(h.page(), page))
        ? "REPEAT_CLICK_SAME_SESSION"
        : "MULTI_PAGE_SAME_SESSION";
  }

  private String origin(Visit visit, Map<String, Event> clicks) {
    String id = visit.first().clickId();
    boolean used =
        visits.subList(0, visits.indexOf(visit)).stream()
            .anyMatch(v -> v.hits.stream().anyMatch(h -> Objects.equals(h.clickId(), id)));
    if (id != null && !used && !clicks.containsKey(id)) {
      return "UNLOGGED_CLICK";
    }
    boolean direct = "direct".equals(visit.first().channel());
    return switch (visit.reason) {
      case "TIMEOUT" -> direct || id != null ? "BOOKMARK_OR_DIRECT_RETURN" : "TIMEOUT_RETURN";
      case "MIDNIGHT", "MAX_LENGTH", "MAX_HITS" -> visit.reason + "_SPLIT";
      case "CAMPAIGN_CHANGE" -> "CAMPAIGN_WITHOUT_CLICK";
      default -> visit.reason;
    };
  }

  private static @Nullable String brought(Event event) {
    return "direct".equals(event.channel()) ? null : event.campaign();
  }

  private LocalDate day(Event event) {
    return Instant.ofEpochMilli(event.at()).atZone(zone).toLocalDate();
  }

  private static Duration between(Event from, Event to) {
    return Duration.ofMillis(to.at() - from.at());
  }

  boolean engaged(Visit visit) {
    return visit.hits.getLast().at() - visit.first().at() >= 10_000
        || all(visit).stream().filter(e -> e.kind().equals(EventKind.PAGE_VIEW)).count() >= 2
        || all(visit).stream().anyMatch(e -> SubjectLog.CONVERSIONS.contains(e.kind()));
  }

  private static List<Event> all(Visit visit) {
    List<Event> all = new ArrayList<>(visit.hits);
    all.addAll(visit.serverSide);
    return all;
  }
}
