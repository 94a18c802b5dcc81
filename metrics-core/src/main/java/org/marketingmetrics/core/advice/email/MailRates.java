package org.marketingmetrics.core.advice.email;

import java.util.List;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.MetricId;

/** The rates by which mailings are diagnosed. */
final class MailRates {
  static final MetricId OPEN_RATE_DELIVERED = new MetricId("open_rate_delivered");
  static final MetricId CTR = new MetricId("ctr_email_unique_delivered");
  static final MetricId CTOR = new MetricId("ctor");
  static final MetricId OPEN_RATE_SENT = new MetricId("open_rate_sent");
  static final MetricId DELIVERY_RATE = new MetricId("delivery_rate");

  /** All of them; the first three make the row of the tree. */
  static final List<MetricId> ALL =
      List.of(OPEN_RATE_DELIVERED, CTR, CTOR, OPEN_RATE_SENT, DELIVERY_RATE);

  static final MeasureId SENT = new MeasureId("emails_sent");
  static final MeasureId DELIVERED = new MeasureId("emails_delivered");
  static final MeasureId OPENS = new MeasureId("email_unique_opens");
  static final MeasureId CLICKS = new MeasureId("email_unique_clicks");

  private MailRates() {}
}
