package org.marketingmetrics.server.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.money;
import static org.marketingmetrics.server.channeldata.Row.range;
import static org.marketingmetrics.server.channeldata.Row.within;

import com.google.protobuf.Message;
import com.google.type.Date;
import com.google.type.Decimal;
import io.grpc.Status;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc.BenchmarkServiceBlockingStub;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.GetBenchmarkRequest;
import org.marketingmetrics.api.v1.GivenValue;
import org.marketingmetrics.api.v1.ListBenchmarksRequest;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.StoredValue;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.value.PeriodProtos;

/** Questions about benchmarks that are refused, and what their callers are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchmarkRulesTest {
  private static final int UNKNOWN = 77;

  private final Acme acme = Acme.open();
  private final BenchmarkServiceBlockingStub benchmarks =
      BenchmarkServiceGrpc.newBlockingStub(acme.server.channel());

  @AfterAll
  void stop() {
    acme.close();
  }

  private Message call(Message request) {
    return switch (request) {
      case ListBenchmarksRequest list -> benchmarks.listBenchmarks(list);
      case GetBenchmarkRequest get -> benchmarks.getBenchmark(get);
      case EvaluateBenchmarkRequest evaluate -> benchmarks.evaluateBenchmark(evaluate);
      default -> throw new IllegalArgumentException(request.toString());
    };
  }

  private static Arguments bad(String field, Message.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static ListBenchmarksRequest.Builder list() {
    return ListBenchmarksRequest.newBuilder();
  }

  private static GetBenchmarkRequest.Builder get(String name) {
    return GetBenchmarkRequest.newBuilder().setName(name);
  }

  private static MeasureValue.Builder count(String measure, long count) {
    return MeasureValue.newBuilder().setMeasure(measure).setCount(count);
  }

  private static MeasureValue.Builder decimal(String measure, String number) {
    return MeasureValue.newBuilder()
        .setMeasure(measure)
        .setDecimal(Decimal.newBuilder().setValue(number));
  }

  private static EvaluateBenchmarkRequest.Builder given(MeasureValue.Builder... measures) {
    GivenValue.Builder given = GivenValue.newBuilder();
    for (MeasureValue.Builder measure : measures) {
      given.addMeasures(measure);
    }
    return EvaluateBenchmarkRequest.newBuilder()
        .setMetric("ctr")
        .setScope(BenchmarkScope.newBuilder().setChannel("display"))
        .setGiven(given);
  }

  private static EvaluateBenchmarkRequest.Builder good() {
    return given(count("clicks", 1), count("impressions", 10));
  }

  private static EvaluateBenchmarkRequest.Builder stored(
      UnaryOperator<StoredValue.Builder> change) {
    StoredValue.Builder stored =
        StoredValue.newBuilder().setDateRange(range("2026-02-01", "2026-02-28"));
    return EvaluateBenchmarkRequest.newBuilder()
        .setParent(Acme.NAME)
        .setMetric("ctr")
        .setStored(change.apply(stored));
  }

  private static DimensionFilter.Builder filter(String dimension, String... values) {
    return DimensionFilter.newBuilder()
        .setDimension(dimension)
        .addAllValues(java.util.List.of(values));
  }

  private static Date date(int year, int month, int day) {
    return Date.newBuilder().setYear(year).setMonth(month).setDay(day).build();
  }

  private static Stream<Arguments> readRequests() {
    return Stream.of(
        bad("parent", list().setParent("acme")),
        bad("metric", list().setMetric("x".repeat(64))),
        bad("channel", list().setChannel("x".repeat(64))),
        bad("language_code", list().setLanguageCode("x".repeat(36))),
        bad("page_size", list().setPageSize(-1)),
        bad("page_size", list().setPageSize(1_001)),
        bad("page_token", list().setPageToken("x".repeat(2_049))),
        bad("name", get("b_ig_stories_ctr")),
        bad("name", get("benchmarks/B_IG")),
        bad("name", get("")),
        bad("language_code", get("benchmarks/x").setLanguageCode("x".repeat(36))));
  }

  private static Stream<Arguments> valueRequests() {
    String measures = "given.measures";
    return Stream.of(
        bad("metric", good().setMetric("")),
        bad("metric", good().setMetric("x".repeat(101))),
        bad("parent", good().setParent("acme")),
        bad("subject", good().clearGiven()),
        bad(
            "scope.channel",
            good().setScope(BenchmarkScope.newBuilder().setChannel("x".repeat(64)))),
        bad(measures, given()),
        bad(measures + "[0].count", given(count("clicks", -1), count("impressions", 10))),
        bad(measures + "[1]", given(count("clicks", 1), decimal("impressions", "1.5"))),
        bad(measures + "[1].decimal", given(count("clicks", 1), decimal("impressions", "NaN"))),
        bad(
            measures + "[1].decimal",
            given(count("clicks", 1), decimal("impressions", "1E+1000000000"))),
        bad(measures + "[1]", given(count("clicks", 1), count("clicks", 2))),
        bad(
            measures + "[0].basis.click_scope",
            given(count("clicks", 1).setBasis(Basis.newBuilder().setClickScopeValue(UNKNOWN)))),
        bad("benchmarks[0]", good().addBenchmarks("b_ig_stories_ctr")),
        bad("benchmarks", good().addBenchmarks("benchmarks/x").addBenchmarks("benchmarks/x")),
        bad(
            "benchmarks",
            good()
                .addAllBenchmarks(
                    IntStream.range(0, 51).mapToObj(i -> "benchmarks/" + i).toList())),
        bad("period_end_date", good().setPeriodEndDate(date(2026, 2, 29))),
        bad("tolerance", good().setTolerance(-0.1)),
        bad("tolerance", good().setTolerance(Double.NaN)),
        bad("confidence_level", good().setConfidenceLevel(Double.NaN)),
        bad("confidence_level", good().setConfidenceLevel(1)),
        bad("language_code", good().setLanguageCode("x".repeat(36))),
        bad("metric", stored(s -> s).setMetric("clv")));
  }

  private static Stream<Arguments> dataRequests() {
    return Stream.of(
        bad("request", stored(s -> s).clearParent()),
        bad("stored.date_range", stored(StoredValue.Builder::clearDateRange)),
        bad("stored.date_range", stored(s -> s.setDateRange(range("2026-02-02", "2026-02-01")))),
        bad("stored.date_range", stored(s -> s.setDateRange(range("2010-01-01", "2020-01-09")))),
        bad("stored.filters[0].values", stored(s -> s.addFilters(filter("channel")))),
        bad("stored.sources[0]", stored(s -> s.addSources("Google Ads"))),
        bad("stored.sources", stored(s -> s.addSources("a").addSources("a"))),
        bad(
            "stored.basis.click_validity",
            stored(s -> s.setBasis(Basis.newBuilder().setClickValidityValue(UNKNOWN)))),
        bad(
            "stored.as_of",
            stored(s -> s.setAsOf(PeriodProtos.toProto(Instant.parse("2026-03-01T12:00:01Z"))))),
        bad("stored.at_least_revision", stored(s -> s.setAtLeastRevision(-1))));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource({"readRequests", "valueRequests", "dataRequests"})
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
            Map.of("name", "benchmarks/nope"),
            get("benchmarks/nope")),
        unknown(
            Status.Code.NOT_FOUND,
            "WORKSPACE_NOT_FOUND",
            Map.of("workspace", "workspaces/nobody"),
            list().setParent("workspaces/nobody")),
        unknown(argument, "UNKNOWN_METRIC", Map.of("metric", "klicks"), list().setMetric("klicks")),
        unknown(argument, "UNKNOWN_METRIC", Map.of("metric", "klicks"), good().setMetric("klicks")),
        unknown(
            argument,
            "AMBIGUOUS_METRIC",
            Map.of("metric", "open rate"),
            good().setMetric("open rate")),
        unknown(
            argument,
            "UNKNOWN_MEASURE",
            Map.of("measure", "clix"),
            given(count("clix", 1), count("impressions", 10))),
        unknown(
            argument,
            "UNKNOWN_DIMENSION",
            Map.of("dimension", "chanel", "did_you_mean", "channel"),
            stored(s -> s.addFilters(filter("chanel", "x")))),
        unknown(
            argument,
            "UNKNOWN_SOURCE",
            Map.of("source", "nobody"),
            stored(s -> s.addSources("nobody"))),
        unknown(argument, "PAGE_TOKEN_INVALID", Map.of(), list().setPageToken("x")));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatNobodyKnowsIsRefusedWithWhatMayBeMeant(
      Status.Code code, String reason, Map<String, String> metadata, Message request) {
    Failure failure = Failure.of(code, reason, () -> call(request));

    assertThat(failure.metadata()).containsAllEntriesOf(metadata);
  }

  @Test
  void numbersOfTwoDefinitionsAreRefusedWithBoth() {
    var request =
        EvaluateBenchmarkRequest.newBuilder()
            .setMetric("aov")
            .setGiven(
                GivenValue.newBuilder()
                    .addMeasures(
                        MeasureValue.newBuilder()
                            .setMeasure("revenue")
                            .setMoney(money("100", "EUR"))
                            .setBasis(within(14)))
                    .addMeasures(count("orders", 2).setBasis(within(7))))
            .build();

    Failure failure =
        Failure.of(Status.Code.FAILED_PRECONDITION, "DEFINITION_MISMATCH", () -> call(request));

    DefinitionMismatch mismatch = failure.detail(DefinitionMismatch.class).orElseThrow();
    assertThat(mismatch.getLeft().getBasis()).isEqualTo(within(14));
    assertThat(mismatch.getRight().getBasis()).isEqualTo(within(7));
  }

  /** A benchmark of mailings says nothing of banners, whatever the caller acknowledges. */
  @Test
  void aBenchmarkOfAnotherChannelIsRefused() {
    var request =
        EvaluateBenchmarkRequest.newBuilder()
            .setMetric("complaint_rate")
            .setScope(BenchmarkScope.newBuilder().setChannel("display"))
            .setGiven(
                GivenValue.newBuilder()
                    .addMeasures(count("spam_complaints", 1))
                    .addMeasures(count("emails_delivered", 1_000)))
            .addBenchmarks("benchmarks/b_gmail_spam")
            .setAcknowledgeDefinitionMismatch(true)
            .build();

    Failure failure =
        Failure.of(
            Status.Code.FAILED_PRECONDITION, "BENCHMARK_CHANNEL_MISMATCH", () -> call(request));

    assertThat(failure.metadata())
        .containsEntry("benchmark", "benchmarks/b_gmail_spam")
        .containsEntry("benchmark_channel", "email")
        .containsEntry("channel", "display");
  }

  @Test
  void aRevisionThatDoesNotComeIsSaidSoBeforeTheDeadline() {
    acme.write("ads", Row.on("2026-02-01").count("clicks", 1));

    Failure failure =
        Failure.of(
            Status.Code.UNAVAILABLE,
            "REVISION_NOT_REACHED",
            () ->
                benchmarks
                    .withDeadlineAfter(2, java.util.concurrent.TimeUnit.SECONDS)
                    .evaluateBenchmark(stored(s -> s.setAtLeastRevision(1_000)).build()));

    assertThat(failure.metadata()).containsEntry("wanted", "1000");
  }
}
