package org.marketingmetrics.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.server.rpc.Failure.reasonOf;

import com.google.type.Money;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.Aggregation;
import org.marketingmetrics.api.v1.AllSales;
import org.marketingmetrics.api.v1.Attributed;
import org.marketingmetrics.api.v1.Attribution;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import org.marketingmetrics.api.v1.ClickScope;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.ClvSimpleInputs;
import org.marketingmetrics.api.v1.CompareDefinitionsRequest;
import org.marketingmetrics.api.v1.CompareDefinitionsResponse;
import org.marketingmetrics.api.v1.ComputeMetricRequest;
import org.marketingmetrics.api.v1.ComputeMetricResponse;
import org.marketingmetrics.api.v1.Definition;
import org.marketingmetrics.api.v1.DefinitionDifference;
import org.marketingmetrics.api.v1.DefinitionField;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.api.v1.DifferenceEffect;
import org.marketingmetrics.api.v1.GetMetricRequest;
import org.marketingmetrics.api.v1.ListMetricsRequest;
import org.marketingmetrics.api.v1.ListMetricsResponse;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.Metric;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.api.v1.MetricKind;
import org.marketingmetrics.api.v1.MetricResolution;
import org.marketingmetrics.api.v1.MetricType;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.ResolveMetricRequest;
import org.marketingmetrics.api.v1.ResolveMetricResponse;
import org.marketingmetrics.api.v1.Warning;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

class CatalogGrpcServiceTest {
  private static final InProcessServer SERVER = InProcessServer.open();
  private final CatalogServiceBlockingStub catalog =
      CatalogServiceGrpc.newBlockingStub(SERVER.channel());

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private Metric get(String name, String language) {
    return catalog
        .getMetric(GetMetricRequest.newBuilder().setName(name).setLanguageCode(language).build())
        .getMetric();
  }

  private ResolveMetricResponse resolve(String alias, MetricContext context) {
    return catalog.resolveMetric(
        ResolveMetricRequest.newBuilder().setAlias(alias).setContext(context).build());
  }

  private static MeasureValue count(String measure, long count) {
    return MeasureValue.newBuilder().setMeasure(measure).setCount(count).build();
  }

  private static MeasureValue money(String measure, long units, Basis basis) {
    MeasureValue.Builder value = MeasureValue.newBuilder().setMeasure(measure);
    value.getMoneyBuilder().setUnits(units).setCurrencyCode("USD");
    return basis.equals(Basis.getDefaultInstance()) ? value.build() : value.setBasis(basis).build();
  }

  private static Basis attributed(int days) {
    return Basis.newBuilder()
        .setAttribution(
            Attribution.newBuilder()
                .setAttributed(Attributed.newBuilder().setClickWindowDays(days)))
        .build();
  }

  private static ComputeMetricRequest ctr(long clicks, long impressions) {
    return ComputeMetricRequest.newBuilder()
        .setMetric("ctr")
        .addMeasures(count("clicks", clicks))
        .addMeasures(count("impressions", impressions))
        .build();
  }

  @Test
  void pagesOfTheListHoldEveryEntryOnceById() {
    List<String> ids = new ArrayList<>();
    ListMetricsRequest.Builder request = ListMetricsRequest.newBuilder().setPageSize(17);
    ListMetricsResponse page;
    do {
      page = catalog.listMetrics(request.build());
      page.getMetricsList().forEach(metric -> ids.add(metric.getId()));
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());

    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(ids).hasSize(Catalog.standard().all().size()).hasSize(page.getTotalSize());
  }

  @Test
  void filtersOfTheListMustAllHold() {
    ListMetricsResponse found =
        catalog.listMetrics(
            ListMetricsRequest.newBuilder()
                .setType(MetricType.METRIC_TYPE_DERIVED)
                .addFamilies("OPEN")
                .addFamilies("CTR")
                .addKinds(MetricKind.METRIC_KIND_RATE)
                .setContext(MetricContext.METRIC_CONTEXT_EMAIL)
                .build());

    assertThat(found.getMetricsList())
        .isNotEmpty()
        .allSatisfy(
            metric -> {
              assertThat(metric.getFamily()).isIn("OPEN", "CTR");
              assertThat(metric.getKind()).isEqualTo(MetricKind.METRIC_KIND_RATE);
              assertThat(metric.getContextsList()).contains(MetricContext.METRIC_CONTEXT_EMAIL);
            });
  }

  @Test
  void aTokenOfOtherFiltersIsRefused() {
    ListMetricsRequest first = ListMetricsRequest.newBuilder().setPageSize(5).build();
    String token = catalog.listMetrics(first).getNextPageToken();

    assertThat(
            reasonOf(
                () ->
                    catalog.listMetrics(
                        first.toBuilder().addFamilies("CTR").setPageToken(token).build())))
        .isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void aMetricSaysHowItIsComputed() {
    Metric ctr = get("metrics/ctr", "");

    assertThat(ctr.getDisplayName()).isEqualTo("Click-through rate (impressions)");
    assertThat(ctr.getAliasesList()).contains("CTR");
    assertThat(ctr.getFormula().getExpression()).isEqualTo("clicks / impressions");
    assertThat(ctr.getFormula().getNumerator().getTerms(0).getMeasure()).isEqualTo("clicks");
    assertThat(ctr.getAggregation()).isEqualTo(Aggregation.AGGREGATION_RATIO_OF_SUMS);
    assertThat(ctr.getAdditive()).isFalse();
    assertThat(ctr.getKind()).isEqualTo(MetricKind.METRIC_KIND_GUARDED_RATE);
  }

  @Test
  void namesComeInTheLanguageAsked() {
    assertThat(get("metrics/impressions", "ru").getDisplayName()).isEqualTo("Показы");
    assertThat(get("metrics/impressions", "de").getDisplayName()).isEqualTo("Impressions");
  }

  @Test
  void aVersionThatThereIsIsFound() {
    assertThat(get("metrics/ctr@1", "").getId()).isEqualTo("ctr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics/nope", "metrics/ctr@2"})
  void whatIsNotThereIsNotFound(String name) {
    assertThat(reasonOf(() -> get(name, ""))).isEqualTo("RESOURCE_NOT_FOUND");
  }

  @Test
  void anotherWorkspacesMetricIsNotEvenMissing() {
    assertThat(reasonOf(() -> get("workspaces/nobody/metrics/ctr", "")))
        .isEqualTo("WORKSPACE_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "open rate,METRIC_CONTEXT_UNSPECIFIED,METRIC_RESOLUTION_SEVERAL",
    "CTR,METRIC_CONTEXT_PAID,METRIC_RESOLUTION_BY_CONTEXT",
    "Показы,METRIC_CONTEXT_UNSPECIFIED,METRIC_RESOLUTION_ONE",
    "gobbledygook,METRIC_CONTEXT_UNSPECIFIED,METRIC_RESOLUTION_NONE"
  })
  void aNameIsNeverGuessed(String alias, MetricContext context, MetricResolution resolution) {
    ResolveMetricResponse answer = resolve(alias, context);

    assertThat(answer.getResolution()).isEqualTo(resolution);
    assertThat(answer.hasMetric())
        .isEqualTo(
            resolution == MetricResolution.METRIC_RESOLUTION_ONE
                || resolution == MetricResolution.METRIC_RESOLUTION_BY_CONTEXT);
    assertThat(answer.getQuestion().isEmpty())
        .isNotEqualTo(resolution == MetricResolution.METRIC_RESOLUTION_SEVERAL);
  }

  @Test
  void theQuestionTellsTheCandidatesApart() {
    ResolveMetricResponse answer = resolve("open rate", MetricContext.METRIC_CONTEXT_UNSPECIFIED);

    assertThat(answer.getCandidatesList())
        .extracting(Metric::getId)
        .containsExactly("open_rate_delivered", "open_rate_sent");
    assertThat(answer.getQuestion())
        .contains(
            "open rate",
            "email_unique_opens / emails_delivered",
            "email_unique_opens / emails_sent");
  }

  private CompareDefinitionsResponse compare(Definition left, Definition right) {
    return catalog.compareDefinitions(
        CompareDefinitionsRequest.newBuilder().setLeft(left).setRight(right).build());
  }

  private static Definition definition(String metric) {
    return Definition.newBuilder().setMetric(metric).build();
  }

  @Test
  void definitionsThatDifferSayWhereAndHowToConvert() {
    CompareDefinitionsResponse answer =
        compare(definition("open_rate_sent"), definition("open_rate_delivered"));

    assertThat(answer.getComparable()).isFalse();
    assertThat(answer.getDifferencesList())
        .contains(
            DefinitionDifference.newBuilder()
                .setField(DefinitionField.DEFINITION_FIELD_DENOMINATOR)
                .setLeft("emails_sent")
                .setRight("emails_delivered")
                .setEffect(DifferenceEffect.DIFFERENCE_EFFECT_REFUSES)
                .build());
    assertThat(answer.getConversionsList())
        .anySatisfy(
            conversion -> {
              assertThat(conversion.getExpression())
                  .isEqualTo("open_rate_delivered * delivery_rate");
              assertThat(conversion.getText()).contains("emails_sent", "emails_delivered");
            });
    assertThat(answer.getLeft().getExpression()).isEqualTo("email_unique_opens / emails_sent");
  }

  @Test
  void aFieldStatedOnOneSideWarns() {
    Definition links =
        definition("ctr").toBuilder()
            .setBasis(Basis.newBuilder().setClickScope(ClickScope.CLICK_SCOPE_LINK))
            .build();

    CompareDefinitionsResponse answer = compare(links, definition("ctr"));

    assertThat(answer.getComparable()).isTrue();
    assertThat(answer.getDifferences(0).getRight()).isEqualTo("unspecified");
    assertThat(answer.getWarningsList())
        .extracting(Warning::getCode)
        .containsExactly(WarningCode.WARNING_CODE_BASIS_UNSPECIFIED);
  }

  @Test
  void modelsOfALifetimeValueAreDifferentDefinitions() {
    Definition simple =
        definition("clv").toBuilder()
            .setBasis(Basis.newBuilder().setClvModel(ClvModel.CLV_MODEL_SIMPLE))
            .build();
    Definition retention =
        definition("clv").toBuilder()
            .setBasis(Basis.newBuilder().setClvModel(ClvModel.CLV_MODEL_RETENTION))
            .build();

    CompareDefinitionsResponse answer = compare(simple, retention);

    assertThat(answer.getComparable()).isFalse();
    assertThat(answer.getDifferencesList())
        .extracting(DefinitionDifference::getField)
        .containsExactly(DefinitionField.DEFINITION_FIELD_CLV_MODEL);
    assertThat(answer.getLeft().getBasis().getClvModel()).isEqualTo(ClvModel.CLV_MODEL_SIMPLE);
  }

  @Test
  void aFieldThatTheDefinitionDoesNotHaveIsRefused() {
    Definition wrong =
        definition("delivery_rate").toBuilder()
            .setBasis(Basis.newBuilder().setClickScope(ClickScope.CLICK_SCOPE_LINK))
            .build();

    assertThat(Failure.of(() -> compare(wrong, definition("ctr"))).fields())
        .containsExactly("left.basis.click_scope");
    assertThat(reasonOf(() -> compare(definition("nope"), definition("ctr"))))
        .isEqualTo("UNKNOWN_METRIC");
    assertThat(reasonOf(() -> compare(definition("open rate"), definition("ctr"))))
        .isEqualTo("AMBIGUOUS_METRIC");
  }

  @Test
  void aComputedValueTravelsInItsEnvelope() {
    ComputeMetricResponse answer = catalog.computeMetric(ctr(4_000, 200_000));

    assertThat(answer.getValue().getValue()).isEqualTo(0.02);
    assertThat(answer.getValue().getNumerator().getCount()).isEqualTo(4_000);
    assertThat(answer.getValue().getInterval().getLower()).isCloseTo(0.0194, within(1e-4));
    assertThat(answer.getValue().getWarningsList())
        .extracting(Warning::getCode)
        .containsExactly(WarningCode.WARNING_CODE_BINOMIAL_ASSUMED);
    assertThat(answer.getExplanation())
        .isEqualTo("ctr = clicks / impressions = 4000 / 200000 = 0.02");
  }

  @Test
  void nothingOverNothingIsNullAndNotZero() {
    ComputeMetricResponse answer = catalog.computeMetric(ctr(0, 0));

    assertThat(answer.getValue().hasValue()).isFalse();
    assertThat(answer.getValue().getNullReason())
        .isEqualTo(NullReason.NULL_REASON_ZERO_DENOMINATOR);
    assertThat(answer.getValue().getDenominator().getCount()).isZero();
  }

  @Test
  void theConfidenceLevelIsTheCallers() {
    ComputeMetricResponse answer =
        catalog.computeMetric(ctr(4_000, 200_000).toBuilder().setConfidenceLevel(0.99).build());

    assertThat(answer.getValue().getInterval().getConfidenceLevel()).isEqualTo(0.99);
  }

  @Test
  void aMeasureThatIsMissingOrTwiceIsRefused() {
    ComputeMetricRequest missing =
        ctr(1, 1).toBuilder().clearMeasures().addMeasures(count("clicks", 1)).build();
    ComputeMetricRequest twice = ctr(1, 1).toBuilder().addMeasures(count("clicks", 1)).build();

    assertThat(Failure.of(() -> catalog.computeMetric(missing)).fields())
        .containsExactly("measures.impressions");
    assertThat(Failure.of(() -> catalog.computeMetric(twice)).fields())
        .containsExactly("measures[2]");
  }

  @Test
  void amountsOfDifferentWindowsAreRefusedWithBothDefinitions() {
    ComputeMetricRequest request =
        ComputeMetricRequest.newBuilder()
            .setMetric("aov")
            .addMeasures(money("revenue", 100, attributed(14)))
            .addMeasures(count("orders", 2).toBuilder().setBasis(attributed(7)).build())
            .build();

    Failure failure = Failure.of(() -> catalog.computeMetric(request));

    assertThat(failure.reason()).isEqualTo("DEFINITION_MISMATCH");
    DefinitionMismatch mismatch = failure.detail(DefinitionMismatch.class).orElseThrow();
    assertThat(mismatch.getLeft().getBasis()).isEqualTo(attributed(14));
    assertThat(mismatch.getDifferences(0).getField())
        .isEqualTo(DefinitionField.DEFINITION_FIELD_CLICK_WINDOW);
    ComputeMetricResponse acknowledged =
        catalog.computeMetric(request.toBuilder().setAcknowledgeDefinitionMismatch(true).build());
    assertThat(acknowledged.getValue().getValue()).isEqualTo(50);
    assertThat(acknowledged.getValue().getWarnings(0).getCode())
        .isEqualTo(WarningCode.WARNING_CODE_DEFINITION_MISMATCH_ACKNOWLEDGED);
  }

  @Test
  void salesThatTheFormulaDoesNotTakeAreRefused() {
    Basis all =
        Basis.newBuilder()
            .setAttribution(Attribution.newBuilder().setAllSales(AllSales.getDefaultInstance()))
            .build();
    ComputeMetricRequest request =
        ComputeMetricRequest.newBuilder()
            .setMetric("acos")
            .addMeasures(money("ad_spend", 10, Basis.getDefaultInstance()))
            .addMeasures(money("revenue", 100, all))
            .setAcknowledgeDefinitionMismatch(true)
            .build();

    assertThat(reasonOf(() -> catalog.computeMetric(request))).isEqualTo("DEFINITION_MISMATCH");
  }

  @Test
  void aLifetimeValueIsComputedFromItsModel() {
    ComputeMetricRequest request =
        ComputeMetricRequest.newBuilder()
            .setMetric("clv")
            .setClvSimple(
                ClvSimpleInputs.newBuilder()
                    .setAverageOrderValue(Money.newBuilder().setUnits(50).setCurrencyCode("USD"))
                    .setPurchasesPerPeriod(4)
                    .setGrossMargin(0.3)
                    .setPeriods(3))
            .build();

    ComputeMetricResponse answer = catalog.computeMetric(request);

    assertThat(answer.getValue().getValue()).isEqualTo(180);
    assertThat(answer.getValue().getCurrencyCode()).isEqualTo("USD");
    assertThat(answer.getValue().getBasis().getClvModel()).isEqualTo(ClvModel.CLV_MODEL_SIMPLE);
    assertThat(answer.getExplanation()).endsWith("50 * 4 * 0.3 * 3 = 180");
    assertThat(
            Failure.of(
                    () ->
                        catalog.computeMetric(
                            ctr(1, 1).toBuilder().setClvSimple(request.getClvSimple()).build()))
                .fields())
        .containsExactly("clv_simple");
    assertThat(
            Failure.of(
                    () ->
                        catalog.computeMetric(
                            ComputeMetricRequest.newBuilder().setMetric("clv").build()))
                .fields())
        .containsExactly("clv_simple");
  }

  @Test
  void aScopeBringsTheBenchmarksOfItsChannel() {
    ComputeMetricRequest request =
        ctr(4_000, 200_000).toBuilder()
            .setBenchmarkScope(
                BenchmarkScope.newBuilder()
                    .setChannel("influencer")
                    .setPlatform("instagram")
                    .setPlacement("stories"))
            .setLanguageCode("ru")
            .build();

    assertThat(catalog.computeMetric(request).getValue().getBenchmarksList())
        .isNotEmpty()
        .allSatisfy(evaluation -> assertThat(evaluation.getBenchmark()).startsWith("benchmarks/"));
    assertThat(catalog.computeMetric(ctr(1, 2)).getValue().getBenchmarksList()).isEmpty();
  }

  @Test
  void aParentThatIsNotThereIsRefusedByEveryMethod() {
    assertThat(
            reasonOf(
                () ->
                    catalog.listMetrics(
                        ListMetricsRequest.newBuilder().setParent("workspaces/nobody").build())))
        .isEqualTo("WORKSPACE_NOT_FOUND");
    assertThat(
            reasonOf(
                () ->
                    catalog.computeMetric(
                        ctr(1, 1).toBuilder().setParent("workspaces/nobody").build())))
        .isEqualTo("WORKSPACE_NOT_FOUND");
  }
}
