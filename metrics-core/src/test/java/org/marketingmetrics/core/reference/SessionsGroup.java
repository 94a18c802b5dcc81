package org.marketingmetrics.core.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.session.CellCut;
import org.marketingmetrics.core.event.session.ClickMatcher;
import org.marketingmetrics.core.event.session.ClickOutcome;
import org.marketingmetrics.core.event.session.Reconciliation;
import org.marketingmetrics.core.event.session.ReconciliationTally;
import org.marketingmetrics.core.event.session.SessionRule;
import org.marketingmetrics.core.event.session.Sessionizer;
import org.marketingmetrics.core.event.session.SubjectClicks;
import org.marketingmetrics.core.event.session.SubjectLog;
import org.marketingmetrics.core.event.session.SubjectSessions;
import org.marketingmetrics.core.period.DateRange;

/** Clicks and sessions of a case under every rule that has a name. */
final class SessionsGroup implements ReferenceGroup {
  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    ZoneId zone = ZoneId.of(in.get("report_tz").getAsString());
    Map<String, List<Event>> bySubject = new TreeMap<>();
    for (JsonElement element : in.getAsJsonArray("events")) {
      Event event = event(element.getAsJsonObject());
      bySubject.computeIfAbsent(event.subject(), _ -> new ArrayList<>()).add(event);
    }
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    for (SessionRule rule : SessionRule.PRESETS) {
      outputs.put(rule.id(), new OneRule(rule, zone).of(bySubject));
    }
    return outputs;
  }

  static Event event(JsonObject json) {
    boolean click = json.get("type").getAsString().equals("click");
    return new Event(
        json.get("user").getAsString(),
        Instant.parse(json.get("at").getAsString()).toEpochMilli(),
        "%04d".formatted(json.get("id").getAsInt()),
        click ? EventKind.CLICK : EventKind.PAGE_VIEW,
        text(json, "campaign"),
        json.get("entry").getAsString().equals("direct") ? Event.DIRECT : null,
        text(json, "page"),
        text(json, "click"),
        null,
        new TreeMap<>(),
        false);
  }

  private static @Nullable String text(JsonObject json, String key) {
    return json.get(key).isJsonNull() ? null : json.get(key).getAsString();
  }

  /** Collects the outputs of one rule. */
  private static final class OneRule {
    private final SessionRule rule;
    private final ZoneId zone;
    private final SubjectLog.Dictionaries names = new SubjectLog.Dictionaries();
    private final Reconciliation reconciliation;
    private final Map<String, Object> outcomes = new LinkedHashMap<>();
    private final List<String> origins = new ArrayList<>();
    private final List<String> starts = new ArrayList<>();
    private final List<Integer> hits = new ArrayList<>();
    private final List<@Nullable String> campaigns = new ArrayList<>();

    OneRule(SessionRule rule, ZoneId zone) {
      this.rule = rule;
      this.zone = zone;
      this.reconciliation =
          new Reconciliation(
              new CellCut(
                  false,
                  false,
                  new DateRange(LocalDate.of(2000, 1, 1), LocalDate.of(2050, 1, 1)),
                  zone));
    }

    Map<String, @Nullable Object> of(Map<String, List<Event>> bySubject) {
      bySubject.values().forEach(this::add);
      ReconciliationTally tally =
          reconciliation.cells().values().stream().findFirst().orElse(new ReconciliationTally());
      Map<String, @Nullable Object> out = new LinkedHashMap<>();
      out.put("clicks", tally.clicks());
      out.put("sessions", tally.sessions());
      out.put("click_outcomes", outcomes);
      out.put("session_origins", origins);
      out.put("session_starts", starts);
      out.put("session_hits", hits);
      out.put("session_campaigns", campaigns);
      out.put(
          "identity",
          Map.of(
              "joined", tally.joined(),
              "not_loaded", tally.notLoaded(),
              "non_click_sessions", tally.nonClickSessions()));
      return out;
    }

    private void add(List<Event> events) {
      SubjectLog log = SubjectLog.of(events, names, SubjectLog.CONVERSIONS);
      SubjectSessions sessions = new Sessionizer(rule, zone).sessions(log);
      SubjectClicks clicks = ClickMatcher.STANDARD.match(sessions);
      reconciliation.add(sessions, clicks, names);
      for (int i = 0; i < log.size(); i++) {
        ClickOutcome outcome = clicks.outcome(i);
        if (outcome != null) {
          outcomes.put(String.valueOf(names.clicks().name(log.click(i))), outcome.name());
        }
      }
      for (int session = 0; session < sessions.count(); session++) {
        origins.add(clicks.origin(session).name());
        starts.add(sessions.reason(session).name());
        hits.add(sessions.hits(session));
        campaigns.add(names.campaigns().name(sessions.campaign(session)));
      }
    }
  }
}
