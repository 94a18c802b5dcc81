package org.marketingmetrics.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

class CompareDefinitionsTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final CompareDefinitions COMPARE = new CompareDefinitions(CATALOG);

  @Test
  void definitionIsComparableWithItself() {
    CATALOG
        .all()
        .forEach(
            definition -> {
              DefinitionIdentity identity = DefinitionIdentity.of(definition);
              assertThat(COMPARE.compare(identity, identity).differences()).isEmpty();
              assertThat(COMPARE.requireComparable(identity, identity, false)).isEmpty();
            });
  }

  @Test
  void twoDefinitionsAreNeverComparableUnacknowledged() {
    for (Definition left : CATALOG.all()) {
      for (Definition right : CATALOG.all()) {
        if (!left.id().equals(right.id())) {
          DefinitionComparison comparison = compare(identity(left.id()), identity(right.id()));
          assertThat(comparison.isComparable()).as(left.id() + " " + right.id()).isFalse();
          if (!left.description().family().equals(right.description().family())) {
            assertThat(comparison.effect()).isEqualTo(DifferenceEffect.FORBIDS);
          }
        }
      }
    }
  }

  @Test
  void refusalHoldsBothDefinitionsAndTheConversion() {
    assertThatThrownBy(
            () ->
                COMPARE.requireComparable(
                    identity("open_rate_sent"), identity("open_rate_delivered"), false))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.DEFINITION_MISMATCH);
              assertThat(e)
                  .hasMessageContaining("open_rate_sent (email_unique_opens / emails_sent)")
                  .hasMessageContaining("open_rate_delivered");
              DefinitionMismatch mismatch = (DefinitionMismatch) Objects.requireNonNull(e.detail());
              assertThat(mismatch.differences())
                  .extracting(DefinitionDifference::field)
                  .containsExactly(DefinitionField.METRIC, DefinitionField.DENOMINATOR);
              assertThat(mismatch.conversions())
                  .extracting(Conversion::expression)
                  .containsExactly(
                      "open_rate_sent / delivery_rate", "open_rate_delivered * delivery_rate");
            });
  }

  @Test
  void acknowledgementHelpsWithinFamilyAndIsWarnedOf() {
    List<Warning> warnings =
        COMPARE.requireComparable(
            identity("open_rate_sent"), identity("open_rate_delivered"), true);

    assertThat(warnings)
        .containsExactly(
            Warning.of(
                WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED,
                java.util.Map.of(
                    "left", "open_rate_sent",
                    "right", "open_rate_delivered",
                    "fields", "metric,denominator")));
  }

  @ParameterizedTest
  @CsvSource({"ctr, aov", "email_bounce_rate, bounce_rate_web_ga4", "sessions, pages_per_session"})
  void acknowledgementDoesNotHelpAcrossFamiliesOrBetweenCountAndRatio(String left, String right) {
    assertThatThrownBy(() -> COMPARE.requireComparable(identity(left), identity(right), true))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e ->
                assertThat(e.metadata()).containsEntry("left", left).containsEntry("right", right));
  }

  @ParameterizedTest
  @CsvSource({
    "open_rate_delivered, open_rate_sent, open_rate_delivered * delivery_rate",
    "ctor, ctr_email_unique_delivered, ctor * open_rate_delivered",
    "ctr_email_unique_delivered, ctor, ctr_email_unique_delivered / open_rate_delivered",
    "roas, acos, 1 / roas",
    "acos, roas, 1 / acos",
    "engagement_rate_sessions, bounce_rate_web_ga4, 1 - engagement_rate_sessions",
    "bounce_rate_web_ga4, engagement_rate_sessions, 1 - bounce_rate_web_ga4",
    "cpc, cpm, 1000 * cpc * ctr",
    "cpm, cpc, cpm / ctr / 1000",
    "cpc, cpa, cpc / conversion_rate_per_click",
    "revenue_per_click, rpm, 1000 * revenue_per_click * ctr",
    "aov, revenue_per_click, aov * conversion_rate_per_click",
    "conversion_rate_per_click, impression_to_order_rate, conversion_rate_per_click * ctr",
    "ctr_viewable, ctr, ctr_viewable * viewability_rate",
    "ctr_email_unique_delivered, ctr_email_total_delivered,"
        + " ctr_email_unique_delivered * (email_clicks_total / email_unique_clicks)",
    "acos, tacos, acos * (revenue[ATTRIBUTED] / revenue[ALL])",
    "cpa, acos, cpa / aov",
  })
  void conversionIsNamedByMetricsWhereThereAreSome(String from, String to, String expression) {
    assertThat(compare(identity(from), identity(to)).conversions())
        .filteredOn(conversion -> conversion.to().id().equals(to))
        .extracting(Conversion::expression)
        .containsExactly(expression);
  }

  @Test
  void figuresThatShareNothingHaveNoConversion() {
    assertThat(compare(identity("ctr"), identity("open_rate_delivered")).conversions()).isEmpty();
    assertThat(compare(identity("clv"), identity("aov")).conversions()).isEmpty();
  }

  @Test
  void fieldStatedOnOneSideOnlyWarns() {
    DefinitionIdentity stated = identity("ctr", "click_scope=LINK");

    assertThat(COMPARE.requireComparable(identity("ctr"), stated, false))
        .containsExactly(
            Warning.of(
                WarningCode.BASIS_UNSPECIFIED,
                java.util.Map.of("left", "ctr", "right", "ctr", "fields", "click_scope")));
  }

  @ParameterizedTest
  @CsvSource({
    "ctr, click_scope=LINK, click_scope=ALL, CLICK_SCOPE",
    "ctr, click_validity=GROSS, click_validity=NET, CLICK_VALIDITY",
    "pages_per_session, session_rule=ga4, session_rule=ua, SESSION_RULE",
    "open_rate_delivered, delivered_rule=ALL_BOUNCES, delivered_rule=HARD_BOUNCES, DELIVERED_RULE",
    "view_rate, view_threshold=SECONDS_2, view_threshold=FULL, VIEW_THRESHOLD",
    "aov, currency=USD, currency=EUR, CURRENCY",
    "aov, attribution=ALL, attribution=ATTRIBUTED:LAST_TOUCH:7:0:CONVERSION, ATTRIBUTION",
    "roas, attribution=ATTRIBUTED:LAST_TOUCH:7:0:CONVERSION,"
        + " attribution=ATTRIBUTED:LAST_TOUCH:14:0:CONVERSION, CLICK_WINDOW",
    "roas, attribution=ATTRIBUTED:LAST_TOUCH:7:1:CONVERSION,"
        + " attribution=ATTRIBUTED:LAST_TOUCH:7:7:CONVERSION, VIEW_WINDOW",
    "roas, attribution=ATTRIBUTED:LAST_TOUCH:7:0:CONVERSION,"
        + " attribution=ATTRIBUTED:LAST_TOUCH:7:1:CONVERSION, VIEW_WINDOW",
    "roas, attribution=ATTRIBUTED:LAST_TOUCH:7:0:CONVERSION,"
        + " attribution=ATTRIBUTED:LINEAR:7:0:CONVERSION, ATTRIBUTION_MODEL",
    "roas, attribution=ATTRIBUTED:LAST_TOUCH:7:0:CONVERSION,"
        + " attribution=ATTRIBUTED:LAST_TOUCH:7:0:AD_INTERACTION, DATE_BASIS",
  })
  void twoStatedValuesAreRefused(String metric, String left, String right, DefinitionField field) {
    DefinitionComparison comparison = compare(identity(metric, left), identity(metric, right));

    assertThat(comparison.effect()).isEqualTo(DifferenceEffect.REFUSES);
    assertThat(comparison.differences())
        .extracting(DefinitionDifference::field)
        .containsExactly(field);
  }

  @Test
  void currencyCancelsInRatioOfTwoAmounts() {
    DefinitionComparison comparison =
        compare(identity("roas", "currency=USD"), identity("roas", "currency=EUR"));

    assertThat(comparison.effect()).isEqualTo(DifferenceEffect.NONE);
    assertThat(comparison.differences())
        .containsExactly(
            new DefinitionDifference(
                DefinitionField.CURRENCY, "USD", "EUR", DifferenceEffect.NONE));
  }

  /** ROAS is of attributed sales by definition, so only the window is not stated on one side. */
  @Test
  void attributionDemandedByTheFormulaIsNotUnspecified() {
    DefinitionComparison comparison =
        compare(
            identity("roas"),
            identity("roas", "attribution=ATTRIBUTED:UNSPECIFIED:7:-1:UNSPECIFIED"));

    assertThat(comparison.differences())
        .containsExactly(
            new DefinitionDifference(
                DefinitionField.CLICK_WINDOW, "", "7d", DifferenceEffect.WARNS));
  }

  @Test
  void acosAndTacosDifferByTheSalesTheyTake() {
    assertThat(compare(identity("acos"), identity("tacos")).differences())
        .extracting(DefinitionDifference::field)
        .containsExactly(DefinitionField.METRIC, DefinitionField.ATTRIBUTION_CLASS);
  }

  @Test
  void modelIsPartOfTheIdentity() {
    Definition clv = CATALOG.metric(new MetricId("clv"));
    DefinitionIdentity simple = new DefinitionIdentity(clv, Basis.UNSPECIFIED, "SIMPLE");
    DefinitionIdentity retention = new DefinitionIdentity(clv, Basis.UNSPECIFIED, "RETENTION");

    assertThat(compare(simple, retention).fields(DifferenceEffect.REFUSES)).isEqualTo("model");
    assertThat(compare(simple, DefinitionIdentity.of(clv)).effect())
        .isEqualTo(DifferenceEffect.WARNS);
  }

  @Test
  void uniqueAndTotalClickersDifferInMoreThanTheName() {
    assertThat(
            compare(identity("email_unique_clicks"), identity("email_clicks_total")).differences())
        .extracting(DefinitionDifference::field)
        .contains(
            DefinitionField.UNIQUE_OR_TOTAL, DefinitionField.AGGREGATION, DefinitionField.KIND);
  }

  @Test
  void conversionNamesTheMeasuresItNeeds() {
    Conversion conversion =
        compare(identity("open_rate_delivered"), identity("open_rate_sent"))
            .conversions()
            .getFirst();

    assertThat(conversion.measures())
        .isEqualTo(Set.of(new MeasureId("emails_delivered"), new MeasureId("emails_sent")));
  }

  private static DefinitionComparison compare(DefinitionIdentity left, DefinitionIdentity right) {
    return COMPARE.compare(left, right);
  }

  private static DefinitionIdentity identity(String id) {
    return DefinitionIdentity.of(CATALOG.find(id).orElseThrow());
  }

  private static DefinitionIdentity identity(String id, String basis) {
    return DefinitionIdentity.of(CATALOG.find(id).orElseThrow(), BasisText.parse(basis));
  }
}
