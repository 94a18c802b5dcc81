package org.marketingmetrics.core.channeldata.report.table;

import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** Failures of files that are no rows of cells. */
final class Unreadable {
  private Unreadable() {}

  /** REPORT_UNREADABLE, with what to do. */
  static MetricsException because(String description) {
    return MetricsException.of(
            ErrorReason.REPORT_UNREADABLE, "the report cannot be read: " + description)
        .build();
  }

  /** REPORT_UNREADABLE with its cause, which is for the log. */
  static MetricsException because(String description, Throwable cause) {
    return MetricsException.of(
            ErrorReason.REPORT_UNREADABLE, "the report cannot be read: " + description)
        .cause(cause)
        .build();
  }
}
