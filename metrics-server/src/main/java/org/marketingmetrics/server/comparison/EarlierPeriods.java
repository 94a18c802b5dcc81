package org.marketingmetrics.server.comparison;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.PeriodAlignmentKind;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.comparison.EarlierPeriod;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.PeriodAlignment;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Which earlier period a request means. */
final class EarlierPeriods {
  private EarlierPeriods() {}

  static EarlierPeriod aligned(PeriodAlignmentKind kind) {
    return new EarlierPeriod.Aligned(
        EnumProtos.fromProto("alignment", PeriodAlignment.Kind.class, kind));
  }

  static EarlierPeriod named(DateRange range) {
    org.marketingmetrics.core.period.DateRange days =
        PeriodProtos.fromProto("comparison_range", range);
    if (days.days() > DataScope.MAX_DAYS) {
      throw MetricsException.invalidField(
          "comparison_range",
          "%d days are more than %d; ask for a shorter range"
              .formatted(days.days(), DataScope.MAX_DAYS));
    }
    return new EarlierPeriod.Named(days);
  }

  static MetricsException none() {
    return MetricsException.invalidField("earlier", "set alignment or comparison_range");
  }

  static @Nullable LocalDate lastCompleteDay(boolean given, com.google.type.Date day) {
    return given ? PeriodProtos.fromProto("last_complete_date", day) : null;
  }
}
