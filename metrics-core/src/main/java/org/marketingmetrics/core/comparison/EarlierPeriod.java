package org.marketingmetrics.core.comparison;

import java.time.LocalDate;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.PeriodAlignment;

/** Which earlier period a period is compared with. */
public sealed interface EarlierPeriod {
  /** Found from the later one by a rule. */
  record Aligned(PeriodAlignment.Kind kind) implements EarlierPeriod {
    @Override
    public PeriodAlignment align(DateRange later, LocalDate lastCompleteDay) {
      return PeriodAlignment.of(kind, later, lastCompleteDay);
    }
  }

  /** Named by the caller. */
  record Named(DateRange range) implements EarlierPeriod {
    @Override
    public PeriodAlignment align(DateRange later, LocalDate lastCompleteDay) {
      return PeriodAlignment.of(range, later, lastCompleteDay);
    }
  }

  /**
   * Both periods; those that go on beyond the last complete day are cut to the days elapsed.
   *
   * @param later the period asked about
   * @param lastCompleteDay last day whose data are complete
   */
  PeriodAlignment align(DateRange later, LocalDate lastCompleteDay);
}
