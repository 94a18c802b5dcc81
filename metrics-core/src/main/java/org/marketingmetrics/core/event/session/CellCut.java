package org.marketingmetrics.core.event.session;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.period.DateRange;

/**
 * How an answer is cut into cells.
 *
 * @param byCampaign one for each campaign
 * @param byDay one for each civil day
 * @param range the days asked for; what lies outside is in no cell
 * @param zone which cuts the days
 */
public record CellCut(boolean byCampaign, boolean byDay, DateRange range, ZoneId zone) {
  /** Finds cells; belongs to one thread. */
  static final class Finder {
    private final CellCut cut;
    private final CivilDays days;
    private final long first;
    private final long last;

    Finder(CellCut cut) {
      this.cut = cut;
      this.days = new CivilDays(cut.zone());
      this.first = cut.range().start().toEpochDay();
      this.last = cut.range().end().toEpochDay();
    }

    /** The cell of a campaign and an instant; null for a day not asked for. */
    @Nullable SessionCell cell(@Nullable String campaign, long at) {
      return ofDay(campaign, days.of(at));
    }

    @Nullable SessionCell ofDay(@Nullable String campaign, long day) {
      if (day < first || day > last) {
        return null;
      }
      return new SessionCell(
          cut.byCampaign() ? campaign : null, cut.byDay() ? LocalDate.ofEpochDay(day) : null);
    }

    long day(long at) {
      return days.of(at);
    }
  }
}
