package org.marketingmetrics.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

class CatalogFileTest {
  private static final Catalog CATALOG = Catalog.standard();

  static JsonObject file() throws java.io.IOException {
    try (InputStream in =
            Objects.requireNonNull(CatalogFile.class.getResourceAsStream("catalogue.json"));
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }

  static Stream<JsonObject> entries() throws java.io.IOException {
    return file().getAsJsonArray("entries").asList().stream().map(JsonElement::getAsJsonObject);
  }

  static List<Metric> metrics() {
    return CATALOG.metrics();
  }

  @Test
  void everyEntryIsRead() {
    assertThat(CATALOG.measures()).hasSize(50);
    assertThat(CATALOG.metrics()).hasSize(61);
  }

  @Test
  void ordinalIsTheMeasuresPlace() {
    for (int i = 0; i < CATALOG.measures().size(); i++) {
      assertThat(CATALOG.measures().get(i).ordinal()).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void entryIsReadAsItStands(JsonObject entry) {
    Definition read = CATALOG.find(entry.get("id").getAsString()).orElseThrow();

    assertThat(read.description().nameRu()).isEqualTo(entry.get("ru").getAsString());
    assertThat(read.description().aliasesEn()).hasSize(entry.getAsJsonArray("aliases_en").size());
    assertThat(read.description().unit()).isEqualTo(entry.get("unit").getAsString());
    assertThat(read.description().better().name())
        .isEqualToIgnoringCase(entry.get("better").getAsString());
    assertThat(read.description().related())
        .allSatisfy(id -> assertThat(CATALOG.find(id)).as(id).isPresent());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void kindAgreesWithTheFlagsBesideIt(JsonObject entry) {
    switch (CATALOG.find(entry.get("id").getAsString()).orElseThrow()) {
      case Metric metric -> {
        assertThat(metric.kind() == MetricKind.RATE)
            .isEqualTo(entry.get("binomial").getAsBoolean());
        assertThat(metric.kind() == MetricKind.RATE_GUARDED)
            .isEqualTo(entry.get("binomial_if_guarded").getAsBoolean());
        assertThat(metric.kind() == MetricKind.CURRENCY_PER_UNIT)
            .isEqualTo(metric.display() == Display.MONEY);
      }
      case Measure measure ->
          assertThat(measure.kind() != MeasureKind.UNIQUE && measure.kind() != MeasureKind.STOCK)
              .isEqualTo(entry.get("additive").getAsBoolean());
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void formulaNamesMeasuresThatExist(Metric metric) {
    switch (metric.formula()) {
      case Formula.RatioOfSums formula -> {
        assertThat(formula.measures()).allSatisfy(CATALOG::measure);
        assertThat(formula.measures()).containsAll(formula.attribution().keySet());
        assertThat(formula.numerator().terms().getFirst().sign()).isEqualTo(1);
      }
      case Formula.Model model -> assertThat(model.variants()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void moneyPerUnitHasMoneyAboveAndCountsBelow(Metric metric) {
    if (metric.formula() instanceof Formula.RatioOfSums formula) {
      boolean moneyAbove = isMoney(formula.numerator());
      boolean moneyBelow = isMoney(formula.denominator());

      assertThat(metric.kind() == MetricKind.CURRENCY_PER_UNIT)
          .isEqualTo(moneyAbove && !moneyBelow);
      assertThat(moneyBelow).isEqualTo(moneyAbove && metric.kind() == MetricKind.RATIO);
    }
  }

  private static boolean isMoney(Side side) {
    Set<Boolean> kinds = new HashSet<>();
    side.measures().forEach(measure -> kinds.add(CATALOG.measure(measure).isMoney()));
    assertThat(kinds).hasSize(1);
    return kinds.contains(true);
  }

  @Test
  void currencyBelongsToTheIdentityOnlyWhereTheUnitIsMoney() {
    assertThat(CATALOG.identityFields(CATALOG.metric(new MetricId("aov"))))
        .containsExactly(BasisField.ATTRIBUTION, BasisField.CURRENCY);
    assertThat(CATALOG.identityFields(CATALOG.metric(new MetricId("roas"))))
        .containsExactly(BasisField.ATTRIBUTION);
    assertThat(CATALOG.identityFields(CATALOG.metric(new MetricId("cpc"))))
        .containsExactly(BasisField.CLICK_SCOPE, BasisField.CLICK_VALIDITY, BasisField.CURRENCY);
    assertThat(CATALOG.identityFields(CATALOG.metric(new MetricId("clv"))))
        .containsExactly(BasisField.CURRENCY);
  }

  @Test
  void twoEntriesOfOneIdAreRefused() throws java.io.IOException {
    JsonObject file = file();
    file.getAsJsonArray("entries").add(file.getAsJsonArray("entries").get(0));

    assertThatThrownBy(() -> CatalogFile.parse(new StringReader(file.toString())))
        .hasMessageContaining("impressions");
  }

  @Test
  void misspeltIdIsRefusedWithTheNearestOnes() {
    assertThatThrownBy(() -> CATALOG.metric(new MetricId("ctorr")))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.UNKNOWN_METRIC);
              assertThat(e.metadata().get("did_you_mean")).startsWith("ctor");
            });
  }
}
