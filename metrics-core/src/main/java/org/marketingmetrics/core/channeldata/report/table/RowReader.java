package org.marketingmetrics.core.channeldata.report.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of a file, one after the other. */
public interface RowReader extends AutoCloseable {
  /**
   * The next row; null after the last.
   *
   * @throws org.marketingmetrics.core.error.MetricsException REPORT_UNREADABLE
   */
  @Nullable Row next() throws IOException;

  @Override
  void close() throws IOException;
}
