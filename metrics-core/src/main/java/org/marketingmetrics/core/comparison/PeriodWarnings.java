package org.marketingmetrics.core.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.PeriodAlignment;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** In what two periods differ apart from what was done in them (domain rules E9). */
final class PeriodWarnings {
  private PeriodWarnings() {}

  /**
   * The warnings of two periods.
   *
   * @param asked the later period as it was asked for
   * @param holidays days that the caller names
   */
  static List<Warning> of(PeriodAlignment alignment, DateRange asked, Set<LocalDate> holidays) {
    List<Warning> warnings = new ArrayList<>();
    if (!alignment.base().equals(asked)) {
      warnings.add(Warning.of(WarningCode.UNFINISHED_PERIOD));
    }
    if (alignment.comparesPerDay()) {
      warnings.add(Warning.of(WarningCode.LENGTHS_DIFFER));
    }
    if (alignment.needsWeekdayWarning()) {
      warnings.add(Warning.of(WarningCode.WEEKDAYS_DIFFER));
    }
    if (inside(holidays, alignment.base()) != inside(holidays, alignment.comparison())) {
      warnings.add(Warning.of(WarningCode.HOLIDAYS_DIFFER));
    }
    return warnings;
  }

  private static long inside(Set<LocalDate> holidays, DateRange range) {
    return holidays.stream().filter(range::contains).count();
  }
}
