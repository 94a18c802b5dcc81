package org.marketingmetrics.core.funnel;

/**
 * A step that has more than the one before; it is reported, never clamped and never an error of the
 * call.
 *
 * @param code which pair it is
 * @param severity how bad that is
 */
public record Violation(Code code, Severity severity) {
  /** Which pair of steps is out of order (domain rules C1). */
  public enum Code {
    CLICKS_EXCEED_IMPRESSIONS,
    DELIVERED_EXCEED_SENT,
    OPENS_EXCEED_DELIVERED,
    CLICKS_EXCEED_OPENS,
    TOTAL_OVER_UNIQUE,
    SESSIONS_EXCEED_CLICKS,
    ORDERS_EXCEED_VISITS,
    STEP_EXCEEDS_PREVIOUS
  }

  /** How bad a violation is. */
  public enum Severity {
    /** Legal. */
    INFO,
    /** Possible, worth a look. */
    WARNING,
    /** Impossible if measured right. */
    ERROR
  }

  /** The violation of a pair of measures, by their ids. */
  static Violation of(String previous, String step) {
    return switch (previous + " " + step) {
      case "impressions clicks", "viewable_impressions clicks" ->
          new Violation(Code.CLICKS_EXCEED_IMPRESSIONS, Severity.ERROR);
      case "emails_sent emails_delivered" ->
          new Violation(Code.DELIVERED_EXCEED_SENT, Severity.ERROR);
      case "emails_delivered email_unique_opens" ->
          new Violation(Code.OPENS_EXCEED_DELIVERED, Severity.ERROR);
      case "emails_delivered email_opens_total" ->
          new Violation(Code.OPENS_EXCEED_DELIVERED, Severity.WARNING);
      case "email_unique_opens email_unique_clicks" ->
          new Violation(Code.CLICKS_EXCEED_OPENS, Severity.WARNING);
      case "email_unique_opens email_clicks_total" ->
          new Violation(Code.TOTAL_OVER_UNIQUE, Severity.INFO);
      case "clicks sessions" -> new Violation(Code.SESSIONS_EXCEED_CLICKS, Severity.INFO);
      case "sessions orders", "clicks orders" ->
          new Violation(Code.ORDERS_EXCEED_VISITS, Severity.WARNING);
      default -> new Violation(Code.STEP_EXCEEDS_PREVIOUS, Severity.WARNING);
    };
  }
}
