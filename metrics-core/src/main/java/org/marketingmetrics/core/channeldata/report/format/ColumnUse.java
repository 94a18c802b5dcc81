package org.marketingmetrics.core.channeldata.report.format;

import java.util.Map;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.Metric;

/** What a column of a report becomes. */
public sealed interface ColumnUse {
  /** A value that belongs to the row as a whole. */
  enum Part {
    /** The civil day of the row. */
    DAY,
    /** First day of the row's period. */
    START,
    /** Last day of the row's period, inclusive. */
    END,
    /** First and last day in one cell. */
    RANGE,
    /** Number of days since the first day of the file's period. */
    NTH_DAY,
    /** When a mailing was sent: its day, and the dimensions send_weekday and send_hour. */
    SEND_TIME,
    /** Start of the row's hour, by ISO 8601 with an offset. */
    HOUR,
    /** Currency of the row's money. */
    CURRENCY,
    /** Attribution windows of the row, such as {@code 7-day click or 1-day view}. */
    ATTRIBUTION_SETTING,
    /** A breakdown that is given up: rows that differ only in it are added. */
    DROPPED
  }

  /** A part of the row. */
  record OfRow(Part part) implements ColumnUse {}

  /**
   * A dimension.
   *
   * @param name standard name or free label
   * @param values what the report calls a value, as headers are compared, to what it becomes
   * @param asId true when other values become ids: small letters, with {@code _} between words
   * @param unsetIfBlank true when a row without a value is not broken down by it; else its value is
   *     not known
   */
  record Dimension(String name, Map<String, String> values, boolean asId, boolean unsetIfBlank)
      implements ColumnUse {
    public Dimension {
      values = Map.copyOf(values);
    }
  }

  /**
   * A measure.
   *
   * @param measure what is counted
   * @param basis what the report states of it
   * @param bracketed true when a share in brackets follows the count: {@code 5 (0.5%)}
   */
  record Counted(Measure measure, Basis basis, boolean bracketed) implements ColumnUse {}

  /**
   * A rate: recomputed where both sides are in the row, else kept as reported where that is
   * possible.
   *
   * @param metric which
   * @param basis what the report states of its sides
   */
  record Rate(Metric metric, Basis basis) implements ColumnUse {}

  /**
   * Nothing.
   *
   * @param why for people, in a few words
   */
  record Unused(String why) implements ColumnUse {}
}
