package org.marketingmetrics.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

class GivenMeasuresTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final String SEVEN = "attribution=ATTRIBUTED:LAST_TOUCH:7:1:CONVERSION";
  private static final String FOURTEEN = "attribution=ATTRIBUTED:LAST_TOUCH:14:1:CONVERSION";

  private static GivenMeasures.Given count(String measure, @Nullable String basis) {
    return new GivenMeasures.Given(
        "measures." + measure,
        new MeasureId(measure),
        Quantity.Count.of(1),
        basis == null ? null : BasisText.parse(basis));
  }

  private static GivenMeasures.Given money(String measure, @Nullable String basis) {
    return new GivenMeasures.Given(
        "measures." + measure,
        new MeasureId(measure),
        new Quantity.Money(BigDecimal.ONE, "USD"),
        basis == null ? null : BasisText.parse(basis));
  }

  private static GivenMeasures combine(boolean acknowledged, GivenMeasures.Given... given) {
    return GivenMeasures.of(CATALOG, List.of(given), Basis.UNSPECIFIED, acknowledged);
  }

  private static void refused(String field, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            MetricsException.class,
            e ->
                assertThat(e.fieldViolations())
                    .extracting(FieldViolation::field)
                    .containsExactly(field));
  }

  @Test
  void numbersThatAgreeHaveOneBasis() {
    GivenMeasures combined = combine(false, money("revenue", SEVEN), count("orders", SEVEN));

    assertThat(combined.basis()).isEqualTo(BasisText.parse(SEVEN));
    assertThat(combined.warnings()).isEmpty();
  }

  @Test
  void aFieldOfOneMeasureAloneStandsForIt() {
    GivenMeasures combined =
        combine(false, count("clicks", "click_scope=LINK"), count("impressions", null));

    assertThat(combined.basis()).isEqualTo(BasisText.parse("click_scope=LINK"));
    assertThat(combined.warnings()).isEmpty();
  }

  /** Revenue within 14 days over orders within 7 would be an order value of nobody's orders. */
  @Test
  void numbersOfDifferentWindowsAreNotMixed() {
    assertThatThrownBy(() -> combine(false, money("revenue", FOURTEEN), count("orders", SEVEN)))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.DEFINITION_MISMATCH);
              assertThat(e.detail())
                  .isInstanceOfSatisfying(
                      DefinitionMismatch.class,
                      mismatch ->
                          assertThat(mismatch.differences())
                              .containsExactly(
                                  new DefinitionDifference(
                                      DefinitionField.CLICK_WINDOW,
                                      "14d",
                                      "7d",
                                      DifferenceEffect.REFUSES)));
            });
  }

  private static WarningDetail between(String left, String basis, String right, String other) {
    return new WarningDetail.DifferentBases(
        new WarningDetail.Counted(left, BasisText.parse(basis)),
        new WarningDetail.Counted(right, BasisText.parse(other)));
  }

  @Test
  void anAcknowledgedMixtureSaysSoAndStatesNoAttribution() {
    GivenMeasures combined = combine(true, money("revenue", FOURTEEN), count("orders", SEVEN));

    assertThat(combined.basis()).isEqualTo(Basis.UNSPECIFIED);
    assertThat(combined.warnings())
        .containsExactly(
            new Warning(
                WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED,
                between("revenue", FOURTEEN, "orders", SEVEN)));
  }

  @Test
  void aFieldThatOneSideStatesIsWarnedOf() {
    GivenMeasures combined = combine(false, money("revenue", SEVEN), count("orders", null));

    assertThat(combined.basis()).isEqualTo(BasisText.parse(SEVEN));
    assertThat(combined.warnings())
        .containsExactly(
            new Warning(WarningCode.BASIS_UNSPECIFIED, between("revenue", SEVEN, "orders", "")));
  }

  @Test
  void whatIsKnownOfAllHoldsForThoseThatStateNothing() {
    GivenMeasures combined =
        GivenMeasures.of(
            CATALOG,
            List.of(money("revenue", null), count("orders", null), count("clicks", null)),
            BasisText.parse(SEVEN),
            false);

    assertThat(combined.basis()).isEqualTo(BasisText.parse(SEVEN));
    assertThat(combined.warnings()).isEmpty();
  }

  @Test
  void mistakesAreNamedByTheirField() {
    refused("measures.clicks", () -> combine(false, count("clicks", null), count("clicks", null)));
    refused(
        "measures.impressions.basis.click_scope",
        () -> combine(false, count("impressions", "click_scope=LINK")));
    refused(
        "measures.ad_spend.basis.currency_code",
        () -> combine(false, money("ad_spend", "currency=EUR")));
    refused(
        "given[7]",
        () ->
            combine(
                false,
                new GivenMeasures.Given(
                    "given[7]", new MeasureId("clicks"), Quantity.Count.of(-1), null)));
  }
}
