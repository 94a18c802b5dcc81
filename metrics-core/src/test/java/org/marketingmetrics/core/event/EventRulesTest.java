package org.marketingmetrics.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.FieldViolation;

class EventRulesTest {
  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  @Test
  void anEventWithAllFieldsIsFine() {
    assertThat(violated(event("u1", NOW, "page_view", "/p", new EventValue(1, "EUR"), "a", "b")))
        .isEmpty();
    assertThat(violated(event("u1", NOW, "custom:wheel.spin", null, null, "a", ""))).isEmpty();
  }

  @Test
  void whatIsWrongIsToldByField() {
    assertThat(violated(event("", NOW, "page_view", null, null, "a", "b"))).containsOnly("subject");
    assertThat(violated(event("u", NOW, "viewed", null, null, "a", "b"))).containsOnly("kind");
    assertThat(violated(event("u", NOW, "custom:", null, null, "a", "b"))).containsOnly("kind");
    assertThat(violated(event("u", 0, "click", null, null, "a", "b"))).containsOnly("time");
    assertThat(violated(event("u", Long.MAX_VALUE, "click", null, null, "a", "b")))
        .containsOnly("time");
    assertThat(violated(event("u", NOW, "click", "x".repeat(1_025), null, "a", "b")))
        .containsOnly("page");
    assertThat(violated(event("u", NOW, "click", null, new EventValue(1, "EURO"), "a", "b")))
        .containsOnly("money.currency_code");
    assertThat(violated(event("u\n", NOW, "click", null, null, "a", "b"))).containsOnly("subject");
  }

  @Test
  void propertiesAreFewAndShort() {
    assertThat(violated(event("u", NOW, "click", null, null, "a", "x".repeat(1 << 20))))
        .containsOnly("properties[\"a\"]");
    assertThat(violated(event("u", NOW, "click", null, null, "No name", "x")))
        .containsOnly("properties[\"No name\"]");
    SortedMap<String, String> many = new TreeMap<>();
    for (int i = 0; i < 33; i++) {
      many.put("p" + i, "x");
    }
    assertThat(
            EventRules.violations(
                    new Event(
                        "u", NOW, "e", EventKind.CLICK, null, null, null, null, null, many, false))
                .stream()
                .map(FieldViolation::field))
        .containsExactly("properties");
  }

  @Test
  void valuesAreKeptInMillionths() {
    assertThat(EventRules.micros(new BigDecimal("-12.345678"))).isEqualTo(-12_345_678);
    assertThat(EventRules.micros(new BigDecimal("0.0000001"))).isNull();
    assertThat(EventRules.micros(new BigDecimal("1e13"))).isNull();
  }

  private static Event event(
      String subject,
      long at,
      String kind,
      @Nullable String page,
      @Nullable EventValue value,
      String property,
      String propertyValue) {
    SortedMap<String, String> properties = new TreeMap<>();
    properties.put(property, propertyValue);
    return new Event(
        subject, at, "e1", new EventKind(kind), null, null, page, null, value, properties, false);
  }

  private static List<String> violated(Event event) {
    return EventRules.violations(event).stream().map(FieldViolation::field).toList();
  }
}
