package org.marketingmetrics.core.advice.email;

import org.marketingmetrics.core.catalog.MetricId;

/** What to do about a finding, and the rate that must rise if it was right (domain rules F1). */
public enum EmailAdvice {
  CHECK_LIST_QUALITY(MailRates.DELIVERY_RATE),
  TEST_SEND_TIME(MailRates.OPEN_RATE_DELIVERED),
  TEST_FREQUENCY(MailRates.OPEN_RATE_DELIVERED),
  TEST_SUBJECT(MailRates.OPEN_RATE_DELIVERED),
  TEST_SEGMENTS(MailRates.OPEN_RATE_DELIVERED),
  REVIEW_CONTENT(MailRates.CTOR),
  REVIEW_LAYOUT(MailRates.CTOR),
  REVIEW_IMAGES(MailRates.CTOR),
  WATCH_CLICKS_OF_OPENERS(MailRates.CTOR),
  CLEAN_LIST(MailRates.DELIVERY_RATE),
  KEEP_GOING(MailRates.CTR);

  private final String shownBy;

  EmailAdvice(MetricId shownBy) {
    this.shownBy = shownBy.id();
  }

  /** The rate that shows whether the advice was right. */
  public MetricId shownBy() {
    return new MetricId(shownBy);
  }
}
