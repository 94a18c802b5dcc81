package org.marketingmetrics.core.event.session;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.marketingmetrics.core.event.Names;

/**
 * Adds up clicks and sessions by cause, in cells of campaign and civil day (domain rules D). A
 * click counts where the click log puts it, a session where it starts. Belongs to one thread; those
 * of several threads are put together at the end.
 */
public final class Reconciliation implements SessionSink {
  private final CellCut.Finder finder;
  private final Map<SessionCell, ReconciliationTally> cells = new HashMap<>();
  private long dropped;

  /** An empty reconciliation, of the clicks and of the starts of sessions in these cells. */
  public Reconciliation(CellCut cut) {
    this.finder = new CellCut.Finder(cut);
  }

  @Override
  public void add(SubjectSessions sessions, SubjectClicks clicks, SubjectLog.Dictionaries names) {
    Names campaigns = names.campaigns();
    SubjectLog log = sessions.log();
    for (int i = 0; i < log.size(); i++) {
      ClickOutcome outcome = clicks.outcome(i);
      if (outcome != null) {
        addClick(sessions, clicks, campaigns, i, outcome);
      }
    }
    for (int session = 0; session < sessions.count(); session++) {
      SessionCell cell =
          finder.cell(campaigns.name(sessions.campaign(session)), sessions.start(session));
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
    SessionCell own = finder.cell(campaigns.name(log.campaign(click)), log.at(click));
    if (own != null) {
      tally(own).add(outcome, clicks.isWithoutId(click));
    }
    if (outcome == ClickOutcome.CLICK_STARTED_SESSION) {
      int session = clicks.sessionOf(click);
      SessionCell started =
          finder.cell(campaigns.name(sessions.campaign(session)), sessions.start(session));
      if (own != null && !own.equals(started)) {
        tally(own).carriedOut++;
      }
      if (started != null && !started.equals(own)) {
        tally(started).carriedIn++;
      }
    }
  }

  private ReconciliationTally tally(SessionCell cell) {
    return cells.computeIfAbsent(cell, _ -> new ReconciliationTally());
  }

  /** Adds what another, of the same question, has. */
  public void add(Reconciliation other) {
    other.cells.forEach((cell, tally) -> tally(cell).add(tally));
    dropped += other.dropped;
  }

  /** The cells that hold anything, by day, then by campaign. */
  public Map<SessionCell, ReconciliationTally> cells() {
    Map<SessionCell, ReconciliationTally> sorted = new TreeMap<>(SessionCell.ORDER);
    sorted.putAll(cells);
    return sorted;
  }

  /** Entries of the click log, of any day, that repeat a click id and were dropped. */
  public long dropped() {
    return dropped;
  }
}
