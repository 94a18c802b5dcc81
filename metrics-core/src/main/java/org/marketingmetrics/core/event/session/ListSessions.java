package org.marketingmetrics.core.event.session;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventValue;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Tells the sessions of one person, from the raw events. */
public final class ListSessions {
  /** Most events of a person that are looked at: more are a robot's. */
  public static final int MAX_EVENTS = 100_000;

  private final WorkspaceStore workspaces;
  private final EventStore events;

  /** The use case over its ports. */
  public ListSessions(WorkspaceStore workspaces, EventStore events) {
    this.workspaces = workspaces;
    this.events = events;
  }

  /**
   * The sessions in order of time.
   *
   * @param conversions kinds that count as conversions
   * @throws MetricsException WORKSPACE_NOT_FOUND; QUERY_TOO_LARGE for more than {@link #MAX_EVENTS}
   *     events
   */
  public List<Session> run(
      WorkspaceId workspace, String subject, SessionRule rule, Collection<EventKind> conversions) {
    Workspace of = workspaces.workspace(workspace).orElseThrow(() -> Workspace.notFound(workspace));
    List<Event> all = events.events(workspace, subject, MAX_EVENTS + 1);
    if (all.size() > MAX_EVENTS) {
      throw MetricsException.of(
              ErrorReason.QUERY_TOO_LARGE,
              "this subject has more than %d events, as no person has".formatted(MAX_EVENTS))
          .with("limit", Integer.toString(MAX_EVENTS))
          .build();
    }
    SubjectLog.Dictionaries names = new SubjectLog.Dictionaries();
    SubjectLog log = SubjectLog.of(all, names, conversions);
    SubjectSessions sessions = new Sessionizer(rule, of.zone()).sessions(log);
    SubjectClicks clicks = ClickMatcher.STANDARD.match(sessions);
    List<SortedMap<String, BigInteger>> revenue = revenue(sessions, all);
    List<Session> told = new ArrayList<>();
    for (int i = 0; i < sessions.count(); i++) {
      Event first = all.get(sessions.first(i));
      told.add(
          new Session(
              id(rule, first),
              sessions.start(i),
              sessions.end(i),
              sessions.hits(i),
              sessions.pageViews(i),
              sessions.conversions(i),
              sessions.orders(i),
              revenue.get(i),
              names.campaigns().name(sessions.campaign(i)),
              first.channel(),
              first.page(),
              sessions.reason(i),
              clicks.origin(i),
              sessions.isEngaged(i),
              rule.bounce() == BounceRule.UNDEFINED ? null : sessions.isBounced(i)));
    }
    return told;
  }

  private static List<SortedMap<String, BigInteger>> revenue(
      SubjectSessions sessions, List<Event> events) {
    List<SortedMap<String, BigInteger>> revenue = new ArrayList<>();
    for (int i = 0; i < sessions.count(); i++) {
      revenue.add(new TreeMap<>());
    }
    for (int i = 0; i < events.size(); i++) {
      EventValue value = events.get(i).value();
      int session = sessions.sessionOf(i);
      if (session != SubjectSessions.NONE
          && sessions.log().isPurchase(i)
          && value != null
          && value.currency() != null) {
        revenue
            .get(session)
            .merge(value.currency(), BigInteger.valueOf(value.micros()), BigInteger::add);
      }
    }
    return revenue;
  }

  /** The same as long as the hit begins a session under a rule that says the same. */
  static String id(SessionRule rule, Event first) {
    byte[] what =
        "%s\n%s\n%s".formatted(rule, first.subject(), first.id()).getBytes(StandardCharsets.UTF_8);
    long high = Subjects.key(new String(what, StandardCharsets.UTF_8));
    long low = Subjects.key(new String(what, StandardCharsets.UTF_8) + "\n");
    return HexFormat.of().formatHex(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
  }
}
