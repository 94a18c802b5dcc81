package org.marketingmetrics.core.event.session;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.Names;
import org.marketingmetrics.core.period.DateRange;

/**
 * Adds up clicks and sessions by cause, in cells of campaign and civil day (domain rules D). A
 * click counts where the click log puts it, a session where it starts. Belongs to one thread; those
 * of several threads are put together at the end.
 */
public final class Reconciliation {
  private final boolean byCampaign;
  private final boolean byDay;
  private final DateRange range;
  private final CivilDays days;
  private final long firstDay;
  private final long lastDay;
  private final Map<Cell, ReconciliationTally> cells = new HashMap<>();
  private long dropped;

  /**
   * A cell of the answer.
   *
   * @param campaign null for none, and for all where cells are not cut by campaign
   * @param day null where cells are not cut by day
   */
  public record Cell(@Nullable String campaign, @Nullable LocalDate day) {
    static final Comparator<Cell> ORDER =
        Comparator.comparing(Cell::day, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Cell::campaign, Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  /**
   * An empty reconciliation.
   *
   * @param range days of the clicks and of the starts of sessions
   * @param zone which cuts the days
   */
  public Reconciliation(boolean byCampaign, boolean byDay, DateRange range, ZoneId zone) {
    this.byCampaign = byCampaign;
    this.byDay = byDay;
    this.range = range;
    this.days = new CivilDays(zone);
    this.firstDay = range.start().toEpochDay();
    this.lastDay = range.end().toEpochDay();
  }

  /** Adds one person. */
  public void add(SubjectSessions sessions, SubjectClicks clicks, Names campaigns) {
    SubjectLog log = sessions.log();
    for (int i = 0; i < log.size(); i++) {
      ClickOutcome outcome = clicks.outcome(i);
      if (outcome != null) {
        addClick(sessions, clicks, campaigns, i, outcome);
      }
    }
    for (int session = 0; session < sessions.count(); session++) {
      Cell cell = cell(campaigns.name(sessions.campaign(session)), sessions.start(session));
      if (cell != null) {
        tally(cell).add(clicks.origin(session));
      }
    }
    dropped += clicks.dropped();
  }

  private void addClick(
      SubjectSessions sessions,
      SubjectClicks clicks,
      Names campaigns,
      int click,
      ClickOutcome outcome) {
    SubjectLog log = sessions.log();
    Cell own = cell(campaigns.name(log.campaign(click)), log.at(click));
    if (own != null) {
      tally(own).add(outcome, clicks.isWithoutId(click));
    }
    if (outcome == ClickOutcome.CLICK_STARTED_SESSION) {
      int session = clicks.sessionOf(click);
      Cell started = cell(campaigns.name(sessions.campaign(session)), sessions.start(session));
      if (own != null && !own.equals(started)) {
        tally(own).carriedOut++;
      }
      if (started != null && !started.equals(own)) {
        tally(started).carriedIn++;
      }
    }
  }

  private @Nullable Cell cell(@Nullable String campaign, long at) {
    long day = days.of(at);
    if (day < firstDay || day > lastDay) {
      return null;
    }
    return new Cell(byCampaign ? campaign : null, byDay ? LocalDate.ofEpochDay(day) : null);
  }

  private ReconciliationTally tally(Cell cell) {
    return cells.computeIfAbsent(cell, _ -> new ReconciliationTally());
  }

  /** Adds what another, of the same question, has. */
  public void add(Reconciliation other) {
    other.cells.forEach((cell, tally) -> tally(cell).add(tally));
    dropped += other.dropped;
  }

  /** The cells that hold anything, by day, then by campaign. */
  public Map<Cell, ReconciliationTally> cells() {
    Map<Cell, ReconciliationTally> sorted = new TreeMap<>(Cell.ORDER);
    sorted.putAll(cells);
    return sorted;
  }

  /** Entries of the click log, of any day, that repeat a click id and were dropped. */
  public long dropped() {
    return dropped;
  }

  /** The days asked for. */
  public DateRange range() {
    return range;
  }
}
