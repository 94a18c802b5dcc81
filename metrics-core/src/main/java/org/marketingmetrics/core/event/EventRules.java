package org.marketingmetrics.core.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Dimensions;
import org.marketingmetrics.core.error.FieldViolation;

/** What an event must look like to be recorded at all; the limits are part of the contract. */
public final class EventRules {
  /** Most events of one call or of one message of a stream. */
  public static final int MAX_EVENTS = 10_000;

  /** Longest subject, event id, click id, campaign or channel, in characters. */
  public static final int MAX_NAME = 128;

  /** Longest page, in characters. */
  public static final int MAX_PAGE = 1_024;

  /** Most free properties of an event. */
  public static final int MAX_PROPERTIES = 32;

  /** Longest value of a free property, in characters. */
  public static final int MAX_PROPERTY = 256;

  /** The first instant an event may have: nobody measured clicks before. */
  public static final Instant FIRST = Instant.parse("1995-01-01T00:00:00Z");

  /** The end of time, exclusive. */
  public static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  private static final Pattern PROPERTY = Pattern.compile(Dimensions.NAME_PATTERN);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private EventRules() {}

  /** What is wrong with an event, by field relative to it; empty when nothing is. */
  public static List<FieldViolation> violations(Event event) {
    List<FieldViolation> found = new ArrayList<>();
    name(found, "subject", event.subject());
    name(found, "id", event.id());
    time(found, event.at());
    if (!event.kind().isKnown()) {
      found.add(
          new FieldViolation(
              "kind",
              "'%s' is no kind; use one of %s, or custom:NAME"
                  .formatted(shown(event.kind().name()), EventKind.NAMED)));
    }
    optionalName(found, "campaign", event.campaign(), MAX_NAME);
    optionalName(found, "channel", event.channel(), MAX_NAME);
    optionalName(found, "page", event.page(), MAX_PAGE);
    optionalName(found, "click_id", event.clickId(), MAX_NAME);
    if (event.value() != null) {
      currency(found, event.value().currency());
    }
    properties(found, event.properties());
    return found;
  }

  /**
   * A value in millionths.
   *
   * @return null when it does not fit, or has more than six decimals
   */
  public static @Nullable Long micros(BigDecimal number) {
    BigDecimal micros = number.multiply(MILLION);
    if (micros.setScale(0, RoundingMode.DOWN).compareTo(micros) != 0
        || micros.toBigInteger().bitLength() > 62) {
      return null;
    }
    return micros.longValueExact();
  }

  private static void name(List<FieldViolation> found, String field, String value) {
    if (value.isEmpty()) {
      found.add(new FieldViolation(field, "is missing"));
    } else {
      optionalName(found, field, value, MAX_NAME);
    }
  }

  private static void optionalName(
      List<FieldViolation> found, String field, @Nullable String value, int most) {
    if (value == null) {
      return;
    }
    if (value.isEmpty() || value.length() > most) {
      found.add(
          new FieldViolation(
              field,
              "%d characters; use 1 to %d, or leave it out".formatted(value.length(), most)));
    } else if (value.chars().anyMatch(Character::isISOControl)) {
      found.add(new FieldViolation(field, "holds control characters"));
    }
  }

  private static void time(List<FieldViolation> found, long at) {
    if (at < FIRST.toEpochMilli() || at >= END.toEpochMilli()) {
      found.add(new FieldViolation("time", "is not within [%s, %s)".formatted(FIRST, END)));
    }
  }

  private static void currency(List<FieldViolation> found, @Nullable String currency) {
    if (currency != null
        && Currency.getAvailableCurrencies().stream()
            .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
      found.add(
          new FieldViolation(
              "money.currency_code", "'%s' is no ISO 4217 code".formatted(shown(currency))));
    }
  }

  private static void properties(List<FieldViolation> found, Map<String, String> properties) {
    if (properties.size() > MAX_PROPERTIES) {
      found.add(
          new FieldViolation(
              "properties",
              "%d are more than %d; keep those that you filter by"
                  .formatted(properties.size(), MAX_PROPERTIES)));
    }
    properties.forEach(
        (key, value) -> {
          String field = "properties[\"%s\"]".formatted(shown(key));
          if (!PROPERTY.matcher(key).matches()) {
            found.add(
                new FieldViolation(
                    field, "no name; use 1 to 63 of a-z, 0-9 and _, beginning with a letter"));
          }
          if (value.length() > MAX_PROPERTY) {
            found.add(
                new FieldViolation(
                    field,
                    "%d characters; at most %d are kept".formatted(value.length(), MAX_PROPERTY)));
          }
        });
  }

  private static String shown(String text) {
    return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME) + "…";
  }
}
