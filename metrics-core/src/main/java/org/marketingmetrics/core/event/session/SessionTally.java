package org.marketingmetrics.core.event.session;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Names;

/**
 * Adds up sessions, and the clicks and orders beside them, in cells. A session counts in the cell
 * of its campaign and of the day it starts, and so do its orders; a click where the click log puts
 * it; an order outside of any session by itself. Belongs to one thread; those of several threads
 * are put together at the end.
 */
public final class SessionTally implements SessionSink {
  private final CellCut cut;
  private final CellCut.Finder finder;
  private final Map<SessionCell, Counts> cells = new HashMap<>();

  /** Cells of the person at hand that count this person already. */
  private final Set<SessionCell> visited = new HashSet<>();

  private final Set<SessionCell> clicked = new HashSet<>();

  /** Counts of one cell. */
  public static final class Counts {
    private long sessions;
    private long engaged;
    private long bounced;
    private long hits;
    private long pageViews;
    private long conversions;
    private long converting;
    private long orders;
    private long visitors;
    private long active;
    private long clicks;
    private long clickers;
    private final SortedMap<String, BigInteger> revenueMicros = new TreeMap<>();

    /** Sessions that start in the cell. */
    public long sessions() {
      return sessions;
    }

    /** Those of them that are engaged. */
    public long engaged() {
      return engaged;
    }

    /** Those of them that bounced; without meaning under a rule that knows no bounces. */
    public long bounced() {
      return bounced;
    }

    /** Hits of these sessions. */
    public long hits() {
      return hits;
    }

    /** Page views of these sessions. */
    public long pageViews() {
      return pageViews;
    }

    /** Conversions of these sessions. */
    public long conversions() {
      return conversions;
    }

    /** Those of the sessions that have a conversion. */
    public long converting() {
      return converting;
    }

    /** Orders of these sessions, and orders of the cell outside of any session. */
    public long orders() {
      return orders;
    }

    /** Different people with a session in the cell: not to be added over cells. */
    public long visitors() {
      return visitors;
    }

    /** Sessions with a hit on the day of the cell: not to be added over days. */
    public long active() {
      return active;
    }

    /** Clicks, each click id once. */
    public long clicks() {
      return clicks;
    }

    /** Different people with a click in the cell: not to be added over cells. */
    public long clickers() {
      return clickers;
    }

    /** By currency, the millionths that the orders were worth. */
    public SortedMap<String, BigInteger> revenueMicros() {
      return new TreeMap<>(revenueMicros);
    }

    private void earn(String currency, BigInteger micros) {
      revenueMicros.merge(currency, micros, BigInteger::add);
    }

    private void add(Counts other) {
      sessions += other.sessions;
      engaged += other.engaged;
      bounced += other.bounced;
      hits += other.hits;
      pageViews += other.pageViews;
      conversions += other.conversions;
      converting += other.converting;
      orders += other.orders;
      visitors += other.visitors;
      active += other.active;
      clicks += other.clicks;
      clickers += other.clickers;
      other.revenueMicros.forEach(this::earn);
    }
  }

  /** An empty tally. */
  public SessionTally(CellCut cut) {
    this.cut = cut;
    this.finder = new CellCut.Finder(cut);
  }

  @Override
  public void add(SubjectSessions sessions, SubjectClicks clicks, SubjectLog.Dictionaries names) {
    visited.clear();
    clicked.clear();
    for (int session = 0; session < sessions.count(); session++) {
      addSession(sessions, session, names.campaigns());
    }
    SubjectLog log = sessions.log();
    for (int i = 0; i < log.size(); i++) {
      String campaign = names.campaigns().name(log.campaign(i));
      if (clicks.outcome(i) != null) {
        addClick(finder.cell(campaign, log.at(i)));
      } else if (log.isPurchase(i)) {
        addOrder(sessions, i, names);
      }
    }
  }

  private void addSession(SubjectSessions sessions, int session, Names campaigns) {
    String campaign = campaigns.name(sessions.campaign(session));
    SessionCell cell = finder.cell(campaign, sessions.start(session));
    if (cell != null) {
      Counts counts = counts(cell);
      counts.sessions++;
      counts.engaged += sessions.isEngaged(session) ? 1 : 0;
      counts.bounced += sessions.isBounced(session) ? 1 : 0;
      counts.hits += sessions.hits(session);
      counts.pageViews += sessions.pageViews(session);
      counts.conversions += sessions.conversions(session);
      counts.converting += sessions.conversions(session) > 0 ? 1 : 0;
      counts.visitors += visited.add(cell) ? 1 : 0;
    }
    addActive(sessions, session, campaign);
  }

  private void addActive(SubjectSessions sessions, int session, @Nullable String campaign) {
    SubjectLog log = sessions.log();
    SessionCell before = null;
    for (int i = sessions.first(session); i <= sessions.last(session); i++) {
      if (log.isHit(i)) {
        SessionCell cell = finder.cell(campaign, log.at(i));
        if (cell != null && !cell.equals(before)) {
          counts(cell).active++;
          before = cell;
        }
      }
    }
  }

  private void addClick(@Nullable SessionCell cell) {
    if (cell != null) {
      counts(cell).clicks++;
      counts(cell).clickers += clicked.add(cell) ? 1 : 0;
    }
  }

  private void addOrder(SubjectSessions sessions, int event, SubjectLog.Dictionaries names) {
    SubjectLog log = sessions.log();
    int session = sessions.sessionOf(event);
    boolean outside = session == SubjectSessions.NONE;
    int campaign = outside ? log.campaign(event) : sessions.campaign(session);
    long at = outside ? log.at(event) : sessions.start(session);
    SessionCell cell = finder.cell(names.campaigns().name(campaign), at);
    if (cell != null) {
      counts(cell).orders++;
      String currency = names.currencies().name(log.currency(event));
      if (currency != null) {
        counts(cell).earn(currency, BigInteger.valueOf(log.micros(event)));
      }
    }
  }

  private Counts counts(SessionCell cell) {
    return cells.computeIfAbsent(cell, _ -> new Counts());
  }

  /** Adds what another, of the same question and of other people, has. */
  public void add(SessionTally other) {
    other.cells.forEach((cell, counts) -> counts(cell).add(counts));
  }

  /** The cells that hold anything, by day, then by campaign. */
  public SortedMap<SessionCell, Counts> cells() {
    SortedMap<SessionCell, Counts> sorted = new TreeMap<>(SessionCell.ORDER);
    sorted.putAll(cells);
    return sorted;
  }

  /** How the cells are cut. */
  public CellCut cut() {
    return cut;
  }
}
