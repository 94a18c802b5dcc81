package org.marketingmetrics.core.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasisTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"ga4", "a;b", "a;currency=USD", "100 %", "%3B", "%253B", ";", "=", "ü 🛒"})
  void aSessionRuleOfAnyNameIsReadBack(String rule) {
    Basis basis = withRule(rule);

    assertThat(BasisText.parse(basis.canonical())).isEqualTo(basis);
  }

  /** The line is a key: two bases must never share one. */
  @Test
  void aNameThatLooksLikeOtherFieldsIsNoOtherField() {
    Basis tricky = withRule("ga4;currency=USD");
    Basis stated =
        new Basis(
            Attribution.UNSPECIFIED,
            "ga4",
            ClickScope.UNSPECIFIED,
            ClickValidity.UNSPECIFIED,
            DeliveredRule.UNSPECIFIED,
            ViewThreshold.UNSPECIFIED,
            "USD");

    assertThat(tricky.canonical()).isNotEqualTo(stated.canonical());
    assertThat(BasisText.parse(stated.canonical())).isEqualTo(stated);
    assertThat(BasisText.parse("")).isEqualTo(Basis.UNSPECIFIED);
    assertThatThrownBy(() -> BasisText.parse("ga4")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Basis withRule(String rule) {
    return new Basis(
        Attribution.UNSPECIFIED,
        rule,
        ClickScope.UNSPECIFIED,
        ClickValidity.UNSPECIFIED,
        DeliveredRule.UNSPECIFIED,
        ViewThreshold.UNSPECIFIED,
        "");
  }
}
