package org.marketingmetrics.core.channeldata;

import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.period.Period;

/**
 * One row as a store keeps it: the part of an observation whose measures share one basis.
 *
 * <p>Its natural key inside a workspace is (source, series, period, basis).
 *
 * @param observation index of the observation it comes from, within its batch
 * @param series dimension values
 * @param period time covered
 * @param basis exactly the identity fields of the measures it holds
 * @param knownAt when its values were known, microseconds since 1970 UTC
 * @param values the measures
 */
public record ObservationRow(
    int observation, SeriesKey series, Period period, Basis basis, long knownAt, RowValues values) {
  /** The same row of another observation. */
  public ObservationRow as(int newObservation) {
    return new ObservationRow(newObservation, series, period, basis, knownAt, values);
  }

  /**
   * The row as one that its source no longer reports.
   *
   * @param since from when on, microseconds since 1970 UTC
   */
  public ObservationRow retired(int newObservation, long since) {
    return new ObservationRow(newObservation, series, period, basis, since, values.retired());
  }
}
