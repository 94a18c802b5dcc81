package org.marketingmetrics.core.event.session;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A cell of an answer about sessions and clicks.
 *
 * @param campaign null for none, and for all where cells are not cut by campaign
 * @param day null where cells are not cut by day
 */
public record SessionCell(@Nullable String campaign, @Nullable LocalDate day) {
  static final Comparator<SessionCell> ORDER =
      Comparator.comparing(SessionCell::day, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(SessionCell::campaign, Comparator.nullsFirst(Comparator.naturalOrder()));
}
