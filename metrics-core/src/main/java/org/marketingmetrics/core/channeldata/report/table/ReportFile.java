package org.marketingmetrics.core.channeldata.report.table;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a report, which are gone through several times. */
@FunctionalInterface
public interface ReportFile {
  /** The bytes from the beginning; the caller closes it. */
  InputStream open() throws IOException;
}
