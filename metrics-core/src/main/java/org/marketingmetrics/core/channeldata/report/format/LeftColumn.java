package org.marketingmetrics.core.channeldata.report.format;

/**
 * A column of a file that becomes nothing.
 *
 * @param header as the file has it
 * @param cause why, for programs
 * @param why for people; empty where the cause says it
 */
public record LeftColumn(String header, Cause cause, String why) {
  /** Why a column becomes nothing. */
  public enum Cause {
    /** The description says that it is not used, and why. */
    NOT_USED,
    /** Another column has the same values, and is preferred. */
    ANOTHER_PREFERRED,
    /** The description does not know it. */
    UNKNOWN
  }
}
