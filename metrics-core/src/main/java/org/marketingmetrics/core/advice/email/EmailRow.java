package org.marketingmetrics.core.advice.email;

import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.catalog.MetricId;

/**
 * One row of the e-mail tree.
 *
 * @param number from 1 to 8
 * @param openRate by delivered messages
 * @param ctr unique clickers by delivered messages
 * @param ctor unique clickers by openers
 * @param findings what it means, in order
 * @param consistent false where references that agree with each other cannot lead here
 */
public record EmailRow(
    int number,
    Level openRate,
    Level ctr,
    Level ctor,
    List<EmailFinding> findings,
    boolean consistent) {
  public EmailRow {
    findings = List.copyOf(findings);
  }

  /** The tree. */
  static final List<EmailRow> TREE =
      List.of(
          row(
              1,
              Level.LOW,
              Level.LOW,
              Level.LOW,
              true,
              EmailFinding.OPEN_RATE_LOW,
              EmailFinding.CONTENT_WEAK),
          row(
              2,
              Level.LOW,
              Level.LOW,
              Level.OK,
              true,
              EmailFinding.OPEN_RATE_LOW,
              EmailFinding.TIMING_FREQUENCY_OR_SEGMENT),
          row(
              3,
              Level.LOW,
              Level.OK,
              Level.LOW,
              false,
              EmailFinding.OPEN_RATE_LOW,
              EmailFinding.CONTENT_WATCH),
          row(4, Level.LOW, Level.OK, Level.OK, true, EmailFinding.OPEN_RATE_LOW),
          row(5, Level.OK, Level.LOW, Level.LOW, true, EmailFinding.CONTENT_WEAK),
          row(6, Level.OK, Level.LOW, Level.OK, false, EmailFinding.TIMING_FREQUENCY_OR_SEGMENT),
          row(7, Level.OK, Level.OK, Level.LOW, true, EmailFinding.CONTENT_WATCH),
          row(8, Level.OK, Level.OK, Level.OK, true, EmailFinding.HEALTHY));

  /** What to do about each finding, in the order in which to try it. */
  static final Map<EmailFinding, List<EmailAdvice>> ADVICE =
      Map.of(
          EmailFinding.OPEN_RATE_LOW,
          List.of(
              EmailAdvice.CHECK_LIST_QUALITY,
              EmailAdvice.TEST_SEND_TIME,
              EmailAdvice.TEST_FREQUENCY,
              EmailAdvice.TEST_SUBJECT,
              EmailAdvice.TEST_SEGMENTS),
          EmailFinding.CONTENT_WEAK,
          List.of(EmailAdvice.REVIEW_CONTENT, EmailAdvice.REVIEW_LAYOUT, EmailAdvice.REVIEW_IMAGES),
          EmailFinding.TIMING_FREQUENCY_OR_SEGMENT,
          List.of(
              EmailAdvice.TEST_SEND_TIME, EmailAdvice.TEST_FREQUENCY, EmailAdvice.TEST_SEGMENTS),
          EmailFinding.CONTENT_WATCH,
          List.of(EmailAdvice.WATCH_CLICKS_OF_OPENERS),
          EmailFinding.HEALTHY,
          List.of(EmailAdvice.KEEP_GOING),
          EmailFinding.LIST_QUALITY,
          List.of(EmailAdvice.CLEAN_LIST),
          EmailFinding.TIME_FREQUENCY_SUBJECT_SEGMENT,
          List.of(
              EmailAdvice.TEST_SEND_TIME,
              EmailAdvice.TEST_FREQUENCY,
              EmailAdvice.TEST_SUBJECT,
              EmailAdvice.TEST_SEGMENTS));

  private static EmailRow row(
      int number,
      Level openRate,
      Level ctr,
      Level ctor,
      boolean consistent,
      EmailFinding... findings) {
    return new EmailRow(number, openRate, ctr, ctor, List.of(findings), consistent);
  }

  /** The row of three levels. */
  public static EmailRow of(Level openRate, Level ctr, Level ctor) {
    return TREE.stream()
        .filter(row -> row.openRate == openRate && row.ctr == ctr && row.ctor == ctor)
        .findFirst()
        .orElseThrow();
  }

  /** The rates whose evidence settles a finding: those that are low in this row. */
  List<MetricId> decidedBy(EmailFinding finding) {
    return switch (finding) {
      case OPEN_RATE_LOW, TIME_FREQUENCY_SUBJECT_SEGMENT -> List.of(MailRates.OPEN_RATE_DELIVERED);
      case CONTENT_WEAK -> List.of(MailRates.CTR, MailRates.CTOR);
      case TIMING_FREQUENCY_OR_SEGMENT ->
          openRate == Level.LOW
              ? List.of(MailRates.OPEN_RATE_DELIVERED, MailRates.CTR)
              : List.of(MailRates.CTR);
      case CONTENT_WATCH -> List.of(MailRates.CTOR);
      case HEALTHY -> List.of(MailRates.OPEN_RATE_DELIVERED, MailRates.CTR, MailRates.CTOR);
      case LIST_QUALITY -> List.of(MailRates.OPEN_RATE_SENT, MailRates.DELIVERY_RATE);
    };
  }
}
