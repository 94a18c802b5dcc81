package org.marketingmetrics.core.store;

import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.period.Period;

/**
 * Takes rows from a store. Calls come in this order: revision, every source, every campaign that
 * declares something, every coverage, every basis, then for each block its begin and its rows, then
 * the series that {@link #missingSeries} names.
 */
public interface FactSink {
  /** The revision at which everything that follows was read. */
  void revision(long revision);

  /** A source of the workspace. */
  void source(Source source);

  /** A campaign that declares something of its data. */
  void campaign(Campaign campaign);

  /** Days a source declared as covered. */
  void coverage(SourceCoverage coverage);

  /** A basis and the id that rows name it by. */
  void basis(long id, Basis basis);

  /**
   * Begins a month block; the rows that follow replace all rows known of that month.
   *
   * @param month yyyymm of the first day of the rows
   * @param revision of the last change to it
   */
  void block(int month, long revision);

  /**
   * One row of the current block. Rows come ordered by series, period and source, so that rows of
   * one fact that differ in basis stand together. A natural key whose measures were last reported
   * at different instants may come once for each of them, with the measures of that instant, in
   * order of time.
   *
   * <p>A value of {@link RowValues#RETIRED} says that the measure is no longer reported.
   *
   * @param knownAt when the values were last reported, microseconds since 1970 UTC; of rows of one
   *     fact that report the same measure the one known later holds
   */
  void row(long series, Period period, String source, long basis, long knownAt, RowValues values);

  /** Ids of series that rows named and the sink does not know. */
  long[] missingSeries();

  /** A series and the id that rows name it by. */
  void series(long id, SeriesKey key);
}
