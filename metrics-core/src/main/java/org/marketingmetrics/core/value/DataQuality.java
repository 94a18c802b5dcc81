package org.marketingmetrics.core.value;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.period.DateRange;

/**
 * What an answer is made of and what it lacks.
 *
 * @param daysExpected civil days of the range asked for
 * @param daysReceived days of it that the rows used cover
 * @param watermark last day covered; null when there is none
 * @param sources names of the sources used, in order
 * @param rowsUsed rows that entered the answer
 * @param rowsLeftOut rows that hold a part of what was asked and could not be used
 * @param gaps days expected and not covered, as ranges in order; the first 100
 */
public record DataQuality(
    int daysExpected,
    int daysReceived,
    @Nullable LocalDate watermark,
    List<String> sources,
    long rowsUsed,
    long rowsLeftOut,
    List<DateRange> gaps) {
  public DataQuality {
    sources = List.copyOf(sources);
    gaps = List.copyOf(gaps);
  }
}
