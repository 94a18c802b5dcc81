package org.marketingmetrics.bench;

import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceCoverage;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.FactSink;

/** Takes what a store feeds and counts the rows. */
final class CountingSink implements FactSink {
  private long rows;

  long rows() {
    return rows;
  }

  @Override
  public void row(
      long series, Period period, String source, long basis, long knownAt, RowValues values) {
    rows++;
  }

  @Override
  public void revision(long revision) {}

  @Override
  public void source(Source source) {}

  @Override
  public void campaign(Campaign campaign) {}

  @Override
  public void coverage(SourceCoverage coverage) {}

  @Override
  public void basis(long id, Basis basis) {}

  @Override
  public void block(int month, long revision) {}

  @Override
  public long[] missingSeries() {
    return new long[0];
  }

  @Override
  public void series(long id, SeriesKey key) {}
}
