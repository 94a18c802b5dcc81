package org.marketingmetrics.server.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.on;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import io.grpc.Status;
import java.time.Instant;
import java.util.List;
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
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.CustomFunnel;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.ListFunnelTemplatesRequest;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.value.PeriodProtos;

/** Funnels that are refused, and what their callers are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelRulesTest {
  private final Acme acme = Acme.open();

  @BeforeAll
  void write() {
    acme.write("google_ads", on("2026-02-01").count("clicks", 5));
  }

  @AfterAll
  void stop() {
    acme.close();
  }

  private static AnalyzeFunnelRequest.Builder good() {
    return steps("impressions", "clicks");
  }

  private static AnalyzeFunnelRequest.Builder steps(String... measures) {
    return AnalyzeFunnelRequest.newBuilder()
        .setParent(Acme.NAME)
        .setDateRange(range("2026-02-01", "2026-02-28"))
        .setCustom(CustomFunnel.newBuilder().addAllSteps(List.of(measures)));
  }

  /** Ids of measures that may be steps. */
  private static String[] counts(int count) {
    return Catalog.standard().measures().stream()
        .filter(measure -> !measure.isMoney())
        .map(Measure::id)
        .limit(count)
        .toArray(String[]::new);
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "m" + i).toArray(String[]::new);
  }

  private static Arguments bad(String field, AnalyzeFunnelRequest.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static Stream<Arguments> requests() {
    return Stream.of(
        bad("parent", good().setParent("acme")),
        bad("funnel", good().clearCustom()),
        bad("template", good().setTemplate("")),
        bad("template", good().setTemplate("t".repeat(64))),
        bad("custom.steps", steps()),
        bad("custom.steps", steps("clicks")),
        bad("custom.steps", steps("clicks", "clicks")),
        bad("custom.steps", steps("clicks", "Clicks")),
        bad("custom.steps", steps(counts(33))),
        bad("custom.steps", steps("clicks", "revenue")),
        bad("custom.steps[1]", steps("clicks", "")),
        bad("metrics", good().addMetrics("ctr").addMetrics("ctr")),
        bad("metrics", good().addAllMetrics(List.of(names(51)))),
        bad("metrics", good().addMetrics("clv")),
        bad("metrics[0]", good().addMetrics("")),
        bad("date_range", good().clearDateRange()),
        bad("date_range", good().setDateRange(range("2026-02-02", "2026-02-01"))),
        bad("date_range", good().setDateRange(range("2010-01-01", "2020-01-09"))),
        bad(
            "filters[0].values",
            good().addFilters(DimensionFilter.newBuilder().setDimension("channel"))),
        bad("sources[0]", good().addSources("Google Ads")),
        bad("basis.view_threshold", good().setBasis(Basis.newBuilder().setViewThresholdValue(42))),
        bad("basis.currency_code", good().setBasis(Basis.newBuilder().setCurrencyCode("eur"))),
        bad("basis.attribution.attributed.click_window_days", good().setBasis(within(366))),
        bad("confidence_level", good().setConfidenceLevel(0.99991)),
        bad("confidence_level", good().setConfidenceLevel(Double.NaN)),
        bad("as_of", good().setAsOf(PeriodProtos.toProto(Instant.parse("2026-03-01T12:00:01Z")))),
        bad("at_least_revision", good().setAtLeastRevision(-1)),
        bad(
            "at_least_revision",
            good()
                .setAtLeastRevision(1)
                .setAsOf(PeriodProtos.toProto(Instant.parse("2026-03-01T12:00:00Z")))),
        bad("language_code", good().setLanguageCode("x".repeat(36))));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("requests")
  void aBrokenRuleNamesItsField(String field, AnalyzeFunnelRequest request) {
    Failure.invalid(() -> acme.funnels.analyzeFunnel(request), field);
  }

  @Test
  void thirtyTwoStepsAreTaken() {
    assertThat(acme.funnels.analyzeFunnel(steps(counts(32)).build()).getStepsCount()).isEqualTo(32);
  }

  private static Stream<Arguments> strangers() {
    return Stream.of(
        Arguments.of(
            "UNKNOWN_TEMPLATE",
            Map.of("template", "mail", "templates", "amazon,email,influencer,web"),
            good().setTemplate("mail").build()),
        Arguments.of(
            "UNKNOWN_MEASURE", Map.of("measure", "clix"), steps("impressions", "clix").build()),
        Arguments.of(
            "UNKNOWN_MEASURE",
            Map.of("measure", "ctr", "did_you_mean", "clicks,impressions"),
            steps("impressions", "ctr").build()),
        Arguments.of("UNKNOWN_METRIC", Map.of("metric", "ctrr"), good().addMetrics("ctrr").build()),
        Arguments.of(
            "AMBIGUOUS_METRIC",
            Map.of("metric", "open rate", "candidates", "open_rate_delivered,open_rate_sent"),
            good().addMetrics("open rate").build()),
        Arguments.of(
            "AMBIGUOUS_METRIC",
            Map.of("metric", "views", "candidates", "impressions,video_views"),
            steps("views", "clicks").build()),
        Arguments.of(
            "UNKNOWN_DIMENSION",
            Map.of("dimension", "chanel", "did_you_mean", "channel"),
            good()
                .addFilters(DimensionFilter.newBuilder().setDimension("chanel").addValues("x"))
                .build()),
        Arguments.of(
            "UNKNOWN_SOURCE",
            Map.of("source", "google_adz", "did_you_mean", "google_ads"),
            good().addSources("google_adz").build()));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatNobodyKnowsIsRefusedWithWhatMayBeMeant(
      String reason, Map<String, String> metadata, AnalyzeFunnelRequest request) {
    Failure failure =
        Failure.of(Status.Code.INVALID_ARGUMENT, reason, () -> acme.funnels.analyzeFunnel(request));

    assertThat(failure.metadata()).containsAllEntriesOf(metadata);
  }

  @Test
  void aFunnelAllOfWhichWouldMixDefinitionsFailsWithBoth() {
    try (Acme mixed = Acme.open()) {
      mixed.write("one", conversions("a", 7));
      mixed.write("two", conversions("b", 30));

      Failure failure =
          Failure.of(
              Status.Code.FAILED_PRECONDITION,
              "DEFINITION_MISMATCH",
              () -> mixed.funnels.analyzeFunnel(steps("conversions", "orders").build()));

      assertThat(failure.metadata())
          .containsEntry("left", "conversions")
          .containsEntry("right", "conversions");
      assertThat(failure.detail(DefinitionMismatch.class).orElseThrow().getDifferencesCount())
          .isEqualTo(1);
      var acknowledged =
          mixed.funnels.analyzeFunnel(
              steps("conversions", "orders").setAcknowledgeDefinitionMismatch(true).build());
      assertThat(acknowledged.getSteps(1).getCount().getValue()).isEqualTo(2);
    }
  }

  private static org.marketingmetrics.server.channeldata.Row conversions(
      String platform, int window) {
    return on("2026-02-01")
        .with("platform", platform)
        .count("conversions", 2, within(window))
        .count("orders", 1, within(window));
  }

  @Test
  void aRevisionThatDoesNotComeIsSaidSoBeforeTheDeadline() {
    Failure failure =
        Failure.of(
            Status.Code.UNAVAILABLE,
            "REVISION_NOT_REACHED",
            () ->
                acme.funnels
                    .withDeadlineAfter(2, TimeUnit.SECONDS)
                    .analyzeFunnel(good().setAtLeastRevision(1_000).build()));

    assertThat(failure.metadata()).containsEntry("wanted", "1000").containsEntry("reached", "1");
  }

  @Test
  void aListOfTemplatesHasLimitsAndItsTokensBelongToIt() {
    var request = ListFunnelTemplatesRequest.newBuilder();

    Failure.invalid(
        () -> acme.funnels.listFunnelTemplates(request.clone().setPageSize(1_001).build()),
        "page_size");
    Failure.invalid(
        () ->
            acme.funnels.listFunnelTemplates(
                request.clone().setLanguageCode("x".repeat(36)).build()),
        "language_code");
    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () -> acme.funnels.listFunnelTemplates(request.clone().setPageToken("x").build()));
  }
}
