package org.marketingmetrics.core.reference;

import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.PeriodAlignment;

final class PeriodAlignmentGroup implements ReferenceGroup {
  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    PeriodAlignment aligned =
        PeriodAlignment.of(
            PeriodAlignment.Kind.valueOf(in.get("kind").getAsString().toUpperCase(Locale.ROOT)),
            new DateRange(day(in, "from"), day(in, "to")));
    return Map.of(
        "from", aligned.comparison().start().toString(),
        "to", aligned.comparison().end().toString(),
        "days", aligned.comparison().days(),
        "base_days", aligned.base().days(),
        "weekday_match", aligned.weekdayMatch());
  }

  private static LocalDate day(JsonObject in, String key) {
    return LocalDate.parse(in.get(key).getAsString());
  }
}
