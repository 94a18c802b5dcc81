package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Acme.query;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import io.grpc.Status;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.value.PeriodProtos;

/** Queries that are refused, and what their callers are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryRulesTest {
  private final Acme acme = Acme.open();

  @BeforeAll
  void write() {
    acme.write("google_ads", on("2026-02-01").with("channel", "display").count("clicks", 5));
  }

  @AfterAll
  void stop() {
    acme.close();
  }

  private static Arguments bad(String field, QueryMetricsRequest.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static QueryMetricsRequest.Builder good() {
    return query("clicks");
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "m" + i).toArray(String[]::new);
  }

  private static DimensionFilter.Builder filter(String dimension, String... values) {
    return DimensionFilter.newBuilder()
        .setDimension(dimension)
        .addAllValues(java.util.List.of(values));
  }

  private static QueryMetricsRequest.Builder filters(int count) {
    QueryMetricsRequest.Builder request = good();
    for (int i = 0; i < count; i++) {
      request.addFilters(filter("channel", "display"));
    }
    return request;
  }

  private static Stream<Arguments> requests() {
    return Stream.of(
        bad("parent", good().setParent("workspaces/")),
        bad("metrics", good().clearMetrics()),
        bad("metrics", query(names(51))),
        bad("metrics", query("clicks", "clicks")),
        bad("metrics[0]", query("")),
        bad("metrics[0]", query("m".repeat(101))),
        bad("metrics", query("clicks", "clv")),
        bad("dimensions", good().addDimensions("channel").addDimensions("channel")),
        bad("dimensions", good().addAllDimensions(java.util.List.of(names(11)))),
        bad("dimensions[0]", good().addDimensions("Channel")),
        bad("grain", good().setGrainValue(42)),
        bad("date_range", good().clearDateRange()),
        bad("date_range", good().setDateRange(range("2026-02-02", "2026-02-01"))),
        bad("date_range", good().setDateRange(range("2010-01-01", "2020-01-09"))),
        bad(
            "date_range",
            good().setDateRange(range("2026-01-01", "2026-04-03")).setGrain(Grain.GRAIN_HOUR)),
        bad("date_range.start_date", good().setDateRange(range("1969-12-31", "1970-01-01"))),
        bad("filters", filters(21)),
        bad("filters[0].values", good().addFilters(filter("channel"))),
        bad("filters[0].values[0]", good().addFilters(filter("channel", ""))),
        bad("filters[0].values", good().addFilters(filter("channel", names(1_001)))),
        bad("filters[0].dimension", good().addFilters(filter("a b", "x"))),
        bad("sources", good().addSources("google_ads").addSources("google_ads")),
        bad("sources", good().addAllSources(java.util.List.of(names(11)))),
        bad("sources[0]", good().addSources("Google Ads")),
        bad("basis.session_rule", good().setBasis(Basis.newBuilder().setSessionRule("GA 4"))),
        bad("basis.currency_code", good().setBasis(Basis.newBuilder().setCurrencyCode("eur"))),
        bad("basis.click_scope", good().setBasis(Basis.newBuilder().setClickScopeValue(42))),
        bad("basis.clv_model", good().setBasis(Basis.newBuilder().setClvModelValue(42))),
        bad("basis.attribution.attributed.click_window_days", good().setBasis(within(-1))),
        bad("confidence_level", good().setConfidenceLevel(0.49)),
        bad("confidence_level", good().setConfidenceLevel(1)),
        bad("confidence_level", good().setConfidenceLevel(Double.NaN)),
        bad(
            "as_of",
            good().setAsOf(PeriodProtos.toProto(Instant.parse("2026-03-01T12:00:00.000001Z")))),
        bad("as_of", good().setAsOf(PeriodProtos.toProto(Instant.parse("1960-01-01T00:00:00Z")))),
        bad("at_least_revision", good().setAtLeastRevision(-1)),
        bad(
            "at_least_revision",
            good()
                .setAtLeastRevision(1)
                .setAsOf(PeriodProtos.toProto(Instant.parse("2026-03-01T12:00:00Z")))),
        bad("order_by", good().setOrderBy("impressions")),
        bad("order_by", good().setOrderBy("clicks descending")),
        bad("order_by", good().setOrderBy("clicks,,time")),
        bad("order_by", good().setOrderBy("clicks ".repeat(200))),
        bad("page_size", good().setPageSize(-1)),
        bad("page_size", good().setPageSize(10_001)),
        bad("page_token", good().setPageToken("x".repeat(2_049))),
        bad(
            "benchmark_scope.channel",
            good().setBenchmarkScope(BenchmarkScope.newBuilder().setChannel("c".repeat(64)))),
        bad("language_code", good().setLanguageCode("x".repeat(36))));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("requests")
  void aBrokenRuleNamesItsField(String field, QueryMetricsRequest request) {
    Failure.invalid(() -> acme.data.queryMetrics(request), field);
  }

  @Test
  void aRangeHasTwoEnds() {
    var open = good().setDateRange(range("2026-02-01", "2026-02-02").toBuilder().clearEndDate());

    Failure.invalid(
        () -> acme.data.queryMetrics(open.build()), "date_range", "date_range.end_date");
  }

  @Test
  void whatIsAtTheLimitIsAnswered() {
    acme.rows(good().setDateRange(range("2010-01-01", "2020-01-08")));
    acme.rows(good().setDateRange(range("2026-01-01", "2026-04-02")).setGrain(Grain.GRAIN_HOUR));
    acme.rows(filters(20).setPageSize(10_000).setConfidenceLevel(0.5));
    assertThat(acme.rows(good().setDateRange(range("1970-01-01", "1970-01-01")))).hasSize(1);
  }

  private static Arguments unknown(
      String reason, Map<String, String> metadata, QueryMetricsRequest.Builder request) {
    return Arguments.of(reason, metadata, request.build());
  }

  private static Stream<Arguments> strangers() {
    return Stream.of(
        unknown(
            "UNKNOWN_METRIC",
            Map.of("metric", "ctrr", "did_you_mean", "ctor,ctr,ctr_email_total_delivered"),
            query("ctrr")),
        unknown("UNKNOWN_METRIC", Map.of("metric", "ctr@2"), query("ctr@2")),
        unknown("UNKNOWN_METRIC", Map.of("metric", "ctr@"), query("ctr@")),
        unknown(
            "AMBIGUOUS_METRIC",
            Map.of("metric", "open rate", "candidates", "open_rate_delivered,open_rate_sent"),
            query("open rate")),
        unknown(
            "UNKNOWN_DIMENSION",
            Map.of("dimension", "chanel", "did_you_mean", "channel"),
            good().addDimensions("chanel")),
        unknown(
            "UNKNOWN_DIMENSION",
            Map.of("dimension", "chanel", "did_you_mean", "channel"),
            good().addFilters(filter("chanel", "x"))),
        unknown(
            "UNKNOWN_SOURCE",
            Map.of("source", "google_asd", "did_you_mean", "google_ads"),
            good().addSources("google_asd")));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatNobodyKnowsIsRefusedWithWhatMayBeMeant(
      String reason, Map<String, String> metadata, QueryMetricsRequest request) {
    Failure failure =
        Failure.of(Status.Code.INVALID_ARGUMENT, reason, () -> acme.data.queryMetrics(request));

    assertThat(failure.metadata()).containsAllEntriesOf(metadata);
  }

  /**
   * A standard dimension that no row has is known all the same, and a free one once it has rows.
   */
  @Test
  void dimensionsAreTheStandardOnesAndThoseOfTheData() {
    assertThat(acme.rows(good().addDimensions("device"))).isEmpty();
    acme.write("free", on("2026-02-01").with("shelf", "top").count("units", 5));

    assertThat(acme.byGroup(query("units").addDimensions("shelf"))).containsOnlyKeys("top");
  }

  @Test
  void aQuestionAllOfWhichWouldMixDefinitionsFailsWithBoth() {
    try (Acme mixed = Acme.open()) {
      mixed.write("one", on("2026-02-01").with("platform", "a").count("orders", 1, within(7)));
      mixed.write("two", on("2026-02-01").with("platform", "b").count("orders", 1, within(30)));

      Failure failure =
          Failure.of(
              Status.Code.FAILED_PRECONDITION,
              "DEFINITION_MISMATCH",
              () -> mixed.data.queryMetrics(query("orders").build()));

      assertThat(failure.metadata())
          .containsEntry("left", "orders")
          .containsEntry("right", "orders");
      DefinitionMismatch detail = failure.detail(DefinitionMismatch.class).orElseThrow();
      assertThat(detail.getLeft().getMetric()).isEqualTo("orders");
      assertThat(detail.getLeft().getBasis()).isNotEqualTo(detail.getRight().getBasis());
      assertThat(detail.getDifferencesList()).hasSize(1);
    }
  }

  /** The caller read its revision from a write on another server, and this one is behind. */
  @Test
  void aRevisionThatDoesNotComeIsSaidSoBeforeTheDeadline() {
    Failure failure =
        Failure.of(
            Status.Code.UNAVAILABLE,
            "REVISION_NOT_REACHED",
            () ->
                acme.data
                    .withDeadlineAfter(2, TimeUnit.SECONDS)
                    .queryMetrics(good().setAtLeastRevision(1_000).build()));

    assertThat(failure.metadata()).containsEntry("wanted", "1000").containsKey("reached");
    assertThat(failure.retry()).isPresent();
  }

  @Test
  void aRevisionThatIsThereIsAnsweredAtOnce() {
    long revision = acme.write("more", on("2026-02-03").count("units", 1)).getDataRevision();

    assertThat(
            acme.data.queryMetrics(good().setAtLeastRevision(revision).build()).getDataRevision())
        .isGreaterThanOrEqualTo(revision);
  }
}
