package org.marketingmetrics.server.event;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.EventIssue;
import org.marketingmetrics.api.v1.EventOutcomes;
import org.marketingmetrics.api.v1.RefusedEvents;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventKind;
import org.marketingmetrics.core.event.EventRules;
import org.marketingmetrics.core.event.EventStatus;
import org.marketingmetrics.core.event.EventValue;
import org.marketingmetrics.core.event.RecordOutcome;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.server.value.EnumProtos;

/** Events on the wire. */
final class EventProtos {
  private static final int MILLION = 1_000_000;
  private static final int MAX_DECIMAL = 40;

  private EventProtos() {}

  /** The events of a request; rules beyond their form are the use case's. */
  static List<Event> fromProto(List<org.marketingmetrics.api.v1.Event> protos) {
    List<Event> events = new ArrayList<>(protos.size());
    for (int i = 0; i < protos.size(); i++) {
      events.add(fromProto(i, protos.get(i)));
    }
    return events;
  }

  private static Event fromProto(int index, org.marketingmetrics.api.v1.Event proto) {
    return new Event(
        proto.getSubject(),
        millis(proto.getTime()),
        proto.getId(),
        new EventKind(proto.getKind()),
        orNull(proto.getCampaign()),
        orNull(proto.getChannel()),
        orNull(proto.getPage()),
        orNull(proto.getClickId()),
        value(index, proto),
        new TreeMap<>(proto.getPropertiesMap()),
        proto.getServerSide());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Milliseconds; what is out of range stays out of range. */
  private static long millis(Timestamp time) {
    if (Math.abs(time.getSeconds()) > Long.MAX_VALUE / 2_000) {
      return Long.MAX_VALUE;
    }
    return time.getSeconds() * 1_000 + Math.floorDiv(time.getNanos(), MILLION);
  }

  private static @Nullable EventValue value(int index, org.marketingmetrics.api.v1.Event proto) {
    return switch (proto.getValueCase()) {
      case MONEY ->
          new EventValue(
              micros("events[%d].money".formatted(index), amount(proto.getMoney())),
              proto.getMoney().getCurrencyCode());
      case NUMBER -> {
        String field = "events[%d].number".formatted(index);
        yield new EventValue(micros(field, decimal(field, proto.getNumber().getValue())), null);
      }
      case VALUE_NOT_SET -> null;
    };
  }

  private static BigDecimal amount(Money money) {
    return BigDecimal.valueOf(money.getUnits()).add(BigDecimal.valueOf(money.getNanos(), 9));
  }

  /** A number whose exponent is bounded, so that no text grows in memory. */
  static BigDecimal decimal(String field, String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (text.length() <= MAX_DECIMAL && Math.abs(number.scale()) <= MAX_DECIMAL) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: no number.
    }
    throw MetricsException.invalidField(
        field, "no decimal number of at most %d characters".formatted(MAX_DECIMAL));
  }

  /** Millionths. */
  static long micros(String field, BigDecimal number) {
    Long micros = EventRules.micros(number);
    if (micros == null) {
      throw MetricsException.invalidField(
          field, "more than six decimals, or not between -4 and 4 million millions");
    }
    return micros;
  }

  static EventOutcomes toProto(RecordOutcome outcome, List<Event> events) {
    EventOutcomes.Builder proto = EventOutcomes.newBuilder().setEventRevision(outcome.revision());
    long recorded = 0;
    long repeated = 0;
    for (int i = 0; i < events.size(); i++) {
      EventStatus status = outcome.statuses().get(i);
      switch (status) {
        case RECORDED -> recorded++;
        case REPEATED -> repeated++;
        case CONFLICT, LATE, FUTURE ->
            proto.addIssues(
                EventIssue.newBuilder()
                    .setIndex(i)
                    .setEventId(events.get(i).id())
                    .setStatus(
                        EnumProtos.toProto(org.marketingmetrics.api.v1.EventStatus.class, status)));
      }
    }
    return proto
        .setRecorded(recorded)
        .setRepeated(repeated)
        .setNotCounted(proto.getIssuesCount())
        .build();
  }

  static RefusedEvents toProto(Map<Verdict, Long> refused) {
    return RefusedEvents.newBuilder()
        .setLate(refused.getOrDefault(Verdict.LATE, 0L))
        .setFuture(refused.getOrDefault(Verdict.FUTURE, 0L))
        .build();
  }

  /** An exact amount in millionths; what does not fit is cut to the largest that does. */
  static Money money(String currency, BigInteger micros) {
    BigInteger[] parts = micros.divideAndRemainder(BigInteger.valueOf(MILLION));
    return Money.newBuilder()
        .setCurrencyCode(currency)
        .setUnits(parts[0].longValueExact())
        .setNanos(parts[1].intValueExact() * 1_000)
        .build();
  }
}
