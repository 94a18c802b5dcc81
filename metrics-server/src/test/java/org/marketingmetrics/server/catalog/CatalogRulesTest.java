package org.marketingmetrics.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.money;
import static org.marketingmetrics.server.channeldata.Row.within;

import com.google.protobuf.Message;
import com.google.type.Decimal;
import com.google.type.Money;
import io.grpc.Status;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import org.marketingmetrics.api.v1.ClvRetentionInputs;
import org.marketingmetrics.api.v1.ClvSimpleInputs;
import org.marketingmetrics.api.v1.CompareDefinitionsRequest;
import org.marketingmetrics.api.v1.ComputeMetricRequest;
import org.marketingmetrics.api.v1.Definition;
import org.marketingmetrics.api.v1.GetMetricRequest;
import org.marketingmetrics.api.v1.ListMetricsRequest;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.ResolveMetricRequest;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

/**
 * Questions about definitions that are refused, and numbers at the edge of what can be computed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogRulesTest {
  private static final int UNKNOWN = 77;

  private final InProcessServer server = InProcessServer.open();
  private final CatalogServiceBlockingStub catalog =
      CatalogServiceGrpc.newBlockingStub(server.channel());

  @AfterAll
  void stop() {
    server.close();
  }

  private Message call(Message request) {
    return switch (request) {
      case ListMetricsRequest list -> catalog.listMetrics(list);
      case GetMetricRequest get -> catalog.getMetric(get);
      case ResolveMetricRequest resolve -> catalog.resolveMetric(resolve);
      case CompareDefinitionsRequest compare -> catalog.compareDefinitions(compare);
      case ComputeMetricRequest compute -> catalog.computeMetric(compute);
      default -> throw new IllegalArgumentException(request.toString());
    };
  }

  private static Arguments bad(String field, Message.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static ListMetricsRequest.Builder list() {
    return ListMetricsRequest.newBuilder();
  }

  private static GetMetricRequest.Builder get(String name) {
    return GetMetricRequest.newBuilder().setName(name);
  }

  private static ResolveMetricRequest.Builder resolve(String alias) {
    return ResolveMetricRequest.newBuilder().setAlias(alias);
  }

  private static Definition.Builder ctr() {
    return Definition.newBuilder().setMetric("ctr");
  }

  private static CompareDefinitionsRequest.Builder compare(Definition.Builder left) {
    return CompareDefinitionsRequest.newBuilder().setLeft(left).setRight(ctr());
  }

  private static Basis.Builder basis() {
    return Basis.newBuilder();
  }

  private static MeasureValue.Builder count(String measure, long count) {
    return MeasureValue.newBuilder().setMeasure(measure).setCount(count);
  }

  private static MeasureValue.Builder decimal(String measure, String number) {
    return MeasureValue.newBuilder()
        .setMeasure(measure)
        .setDecimal(Decimal.newBuilder().setValue(number));
  }

  private static MeasureValue.Builder amount(String measure, Money money) {
    return MeasureValue.newBuilder().setMeasure(measure).setMoney(money);
  }

  private static ComputeMetricRequest.Builder compute(
      String metric, MeasureValue.Builder... measures) {
    ComputeMetricRequest.Builder request = ComputeMetricRequest.newBuilder().setMetric(metric);
    for (MeasureValue.Builder measure : measures) {
      request.addMeasures(measure);
    }
    return request;
  }

  private static ClvSimpleInputs.Builder simple() {
    return ClvSimpleInputs.newBuilder()
        .setAverageOrderValue(money("50", "USD"))
        .setPurchasesPerPeriod(4)
        .setGrossMargin(0.3)
        .setPeriods(3);
  }

  private static ComputeMetricRequest.Builder clv(ClvSimpleInputs.Builder inputs) {
    return compute("clv").setClvSimple(inputs);
  }

  private static ComputeMetricRequest.Builder clv(double retention, double discount) {
    return compute("clv")
        .setClvRetention(
            ClvRetentionInputs.newBuilder()
                .setMarginPerPeriod(money("60", "USD"))
                .setRetentionRate(retention)
                .setDiscountRate(discount));
  }

  private static Stream<Arguments> definitionRequests() {
    return Stream.of(
        bad("parent", list().setParent("acme")),
        bad("type", list().setTypeValue(UNKNOWN)),
        bad("families", list().addAllFamilies(Collections.nCopies(51, "CTR"))),
        bad("families[0]", list().addFamilies("")),
        bad("kinds[0]", list().addKindsValue(UNKNOWN)),
        bad("context", list().setContextValue(UNKNOWN)),
        bad("language_code", list().setLanguageCode("x".repeat(36))),
        bad("page_size", list().setPageSize(-1)),
        bad("page_size", list().setPageSize(1_001)),
        bad("page_token", list().setPageToken("x".repeat(2_049))),
        bad("name", get("ctr")),
        bad("name", get("metrics/CTR")),
        bad("name", get("metrics/ctr@0")),
        bad("name", get("metrics/ctr@1000000")),
        bad("language_code", get("metrics/ctr").setLanguageCode("x".repeat(36))),
        bad("alias", resolve("")),
        bad("alias", resolve("x".repeat(201))),
        bad("context", resolve("CTR").setContextValue(UNKNOWN)),
        bad("parent", resolve("CTR").setParent("workspaces/ACME")),
        bad("left", compare(ctr()).clearLeft()),
        bad("right", compare(ctr()).clearRight()),
        bad("parent", compare(ctr()).setParent("workspaces/")),
        bad("left.metric", compare(Definition.newBuilder())),
        bad("left.basis.click_scope", compare(ctr().setBasis(basis().setClickScopeValue(UNKNOWN)))),
        bad("left.basis.clv_model", compare(ctr().setBasis(basis().setClvModelValue(UNKNOWN)))),
        bad("left.basis.currency_code", compare(ctr().setBasis(basis().setCurrencyCode("eur")))),
        bad("left.basis.session_rule", compare(ctr().setBasis(basis().setSessionRule("GA 4")))),
        bad(
            "left.basis.attribution.attributed.click_window_days",
            compare(Definition.newBuilder().setMetric("aov").setBasis(within(-1)))));
  }

  private static Stream<Arguments> numberRequests() {
    String first = "measures[0]";
    return Stream.of(
        bad("metric", compute("")),
        bad("metric", compute("x".repeat(101))),
        bad("parent", compute("clicks", count("clicks", 1)).setParent("acme")),
        bad("measures.impressions", compute("ctr", count("clicks", 1))),
        bad("measures[1]", compute("clicks", count("clicks", 1), count("clicks", 1))),
        bad(first + ".count", compute("clicks", count("clicks", -1))),
        bad(first + ".value", compute("clicks", MeasureValue.newBuilder().setMeasure("clicks"))),
        bad(first + ".measure", compute("clicks", count("", 1))),
        bad(first + ".decimal", compute("orders", decimal("orders", "NaN"))),
        bad(first + ".decimal", compute("orders", decimal("orders", "-Infinity"))),
        bad(first + ".decimal", compute("orders", decimal("orders", "1E+1000000000"))),
        bad(first + ".decimal", compute("orders", decimal("orders", "1E+2147483648"))),
        bad(first + ".decimal", compute("orders", decimal("orders", "1E-2147483647"))),
        bad(first + ".decimal", compute("orders", decimal("orders", "0E+2147483647"))),
        bad(first, compute("orders", decimal("orders", "-1"))),
        bad(first, compute("clicks", decimal("clicks", "0.5"))),
        bad(first, compute("clicks", amount("clicks", money("1", "EUR")))),
        bad(first, compute("revenue", count("revenue", 1))),
        bad(first, compute("ad_spend", amount("ad_spend", money("-1", "EUR")))),
        bad(first, compute("revenue", amount("revenue", money("1", "euro")))),
        bad(first, compute("orders", decimal("orders", "9000000000000"))),
        bad(first, compute("orders", decimal("orders", "1.0000001"))),
        bad(first, compute("clicks", decimal("clicks", "9223372036854775808"))),
        bad(first, compute("revenue", amount("revenue", money("-9000000000000", "EUR")))),
        bad(first + ".basis.view_threshold", compute("clicks", wrongThreshold())),
        bad(
            "basis.click_validity",
            compute("clicks", count("clicks", 1)).setBasis(basis().setClickValidityValue(UNKNOWN))),
        bad(
            "measures",
            compute("clicks").addAllMeasures(Collections.nCopies(21, count("clicks", 1).build()))),
        bad(
            "confidence_level",
            compute("clicks", count("clicks", 1)).setConfidenceLevel(Double.NaN)),
        bad("confidence_level", compute("clicks", count("clicks", 1)).setConfidenceLevel(0.49)));
  }

  private static MeasureValue.Builder wrongThreshold() {
    return count("clicks", 1).setBasis(basis().setViewThresholdValue(UNKNOWN));
  }

  private static Stream<Arguments> modelRequests() {
    String order = "clv_simple.average_order_value";
    return Stream.of(
        bad(order, clv(simple().clearAverageOrderValue())),
        bad(order + ".currency_code", clv(simple().setAverageOrderValue(money("1", "usd")))),
        bad("clv_simple.purchases_per_period", clv(simple().setPurchasesPerPeriod(-1))),
        bad("clv_simple.purchases_per_period", clv(simple().setPurchasesPerPeriod(Double.NaN))),
        bad("clv_simple.gross_margin", clv(simple().setGrossMargin(30))),
        bad("clv_simple.gross_margin", clv(simple().setGrossMargin(Double.NaN))),
        bad("clv_simple.periods", clv(simple().setPeriods(Double.POSITIVE_INFINITY))),
        bad("clv_retention.retention_rate", clv(1.5, 0)),
        bad("clv_retention.retention_rate", clv(Double.NaN, 0)),
        bad("clv_retention.discount_rate", clv(0.5, Double.NEGATIVE_INFINITY)),
        bad("measures", clv(simple()).addMeasures(count("clicks", 1))));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource({"definitionRequests", "numberRequests", "modelRequests"})
  void aBrokenRuleNamesItsField(String field, Message request) {
    Failure failure =
        Failure.of(Status.Code.INVALID_ARGUMENT, "INVALID_FIELD", () -> call(request));

    assertThat(failure.fields()).as(failure.text()).containsOnly(field);
    assertThat(failure.metadata()).containsEntry("field", field);
  }

  private static Arguments unknown(
      Status.Code code, String reason, Map<String, String> metadata, Message.Builder request) {
    return Arguments.of(code, reason, metadata, request.build());
  }

  private static Stream<Arguments> strangers() {
    Status.Code argument = Status.Code.INVALID_ARGUMENT;
    return Stream.of(
        unknown(
            Status.Code.NOT_FOUND,
            "RESOURCE_NOT_FOUND",
            Map.of("name", "metrics/nope"),
            get("metrics/nope")),
        unknown(
            Status.Code.NOT_FOUND,
            "WORKSPACE_NOT_FOUND",
            Map.of("workspace", "workspaces/nobody"),
            resolve("CTR").setParent("workspaces/nobody")),
        unknown(
            argument,
            "UNKNOWN_METRIC",
            Map.of("metric", "ctrr", "did_you_mean", "ctor,ctr,ctr_email_total_delivered"),
            compare(Definition.newBuilder().setMetric("ctrr"))),
        unknown(
            argument,
            "AMBIGUOUS_METRIC",
            Map.of("metric", "open rate"),
            compute("open rate", count("clicks", 1))),
        unknown(
            argument,
            "UNKNOWN_METRIC",
            Map.of("metric", "klicks"),
            compute("klicks", count("clicks", 1))),
        unknown(
            argument,
            "UNKNOWN_MEASURE",
            Map.of("measure", "clix"),
            compute("clicks", count("clix", 1))));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatNobodyKnowsIsRefusedWithWhatMayBeMeant(
      Status.Code code, String reason, Map<String, String> metadata, Message request) {
    Failure failure = Failure.of(code, reason, () -> call(request));

    assertThat(failure.metadata()).containsAllEntriesOf(metadata);
  }

  private MetricValue value(ComputeMetricRequest.Builder request) {
    return catalog.computeMetric(request.build()).getValue();
  }

  @Test
  void amountsOfTwoCurrenciesAreNullWithBothCodes() {
    MetricValue roas =
        value(
            compute(
                "roas",
                amount("revenue", money("10", "EUR")),
                amount("ad_spend", money("5", "USD"))));

    assertThat(roas.hasValue()).isFalse();
    assertThat(roas.getNullReason()).isEqualTo(NullReason.NULL_REASON_MIXED_CURRENCY);
    assertThat(roas.getNullDetail().getMixedCurrency().getCurrencyCodesList())
        .containsExactly("EUR", "USD");
  }

  @Test
  void theLargestNumbersAreExact() {
    MeasureValue.Builder most = count("clicks", Long.MAX_VALUE);
    MetricValue ctr = value(compute("ctr", most, count("impressions", Long.MAX_VALUE)));
    MetricValue roi =
        value(
            compute(
                "roi",
                amount("gross_profit", money("-8999999999999.999999", "EUR")),
                amount("total_cost", money("8999999999999.999999", "EUR"))));

    assertThat(ctr.getValue()).isEqualTo(1);
    assertThat(ctr.getDenominator().getCount()).isEqualTo(Long.MAX_VALUE);
    assertThat(roi.getValue()).isEqualTo(-2);
    assertThat(roi.getNumerator().getMoney()).isEqualTo(money("-17999999999999.999998", "EUR"));
  }

  @Test
  void aLifetimeBeyondAnyNumberIsRefused() {
    Failure.invalid(
        () -> call(clv(simple().setPurchasesPerPeriod(1e300).setPeriods(1e300)).build()),
        "clv_simple");
  }
}
