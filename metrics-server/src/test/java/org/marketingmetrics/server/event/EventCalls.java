package org.marketingmetrics.server.event;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import com.google.type.Money;
import java.time.Instant;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.Event;
import org.marketingmetrics.api.v1.EventFilter;
import org.marketingmetrics.api.v1.EventFunnel;
import org.marketingmetrics.api.v1.EventFunnelStep;
import org.marketingmetrics.api.v1.RecordEventsRequest;

/** The messages that calls about events are made of. */
final class EventCalls {
  static final String ACME = "workspaces/acme";

  private EventCalls() {}

  static Event.Builder event(String id, String subject, String time, String kind) {
    Instant at = Instant.parse(time);
    return Event.newBuilder()
        .setId(id)
        .setSubject(subject)
        .setTime(Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()))
        .setKind(kind);
  }

  /** A click and the hit it led to, then an order. */
  static RecordEventsRequest.Builder visit(String subject, String day) {
    return RecordEventsRequest.newBuilder()
        .setParent(ACME)
        .addEvents(
            event(subject + day + "c", subject, day + "T10:00:00Z", "click")
                .setCampaign("spring")
                .setClickId("k" + subject + day))
        .addEvents(
            event(subject + day + "h", subject, day + "T10:00:02Z", "page_view")
                .setCampaign("spring")
                .setClickId("k" + subject + day)
                .setPage("/coats"))
        .addEvents(
            event(subject + day + "p", subject, day + "T10:05:00.250Z", "purchase")
                .setMoney(
                    Money.newBuilder().setCurrencyCode("EUR").setUnits(50).setNanos(10_000_000))
                .putProperties("plan", "gold"));
  }

  static DateRange february() {
    return DateRange.newBuilder().setStartDate(date(1)).setEndDate(date(28)).build();
  }

  static Date date(int day) {
    return Date.newBuilder().setYear(2026).setMonth(2).setDay(day).build();
  }

  static EventFunnel.Builder funnel(String... kinds) {
    EventFunnel.Builder funnel =
        EventFunnel.newBuilder().setWindow(Duration.newBuilder().setSeconds(7 * 86_400));
    for (String kind : kinds) {
      funnel.addSteps(
          EventFunnelStep.newBuilder().setFilter(EventFilter.newBuilder().addKinds(kind)));
    }
    return funnel;
  }
}
