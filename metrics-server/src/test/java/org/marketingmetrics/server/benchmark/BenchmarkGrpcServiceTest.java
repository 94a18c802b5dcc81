package org.marketingmetrics.server.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marketingmetrics.server.rpc.Failure.reasonOf;

import com.google.type.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.Benchmark;
import org.marketingmetrics.api.v1.BenchmarkCaveat;
import org.marketingmetrics.api.v1.BenchmarkCaveatCode;
import org.marketingmetrics.api.v1.BenchmarkEvaluation;
import org.marketingmetrics.api.v1.BenchmarkEvidence;
import org.marketingmetrics.api.v1.BenchmarkLabel;
import org.marketingmetrics.api.v1.BenchmarkPosition;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc.BenchmarkServiceBlockingStub;
import org.marketingmetrics.api.v1.BenchmarkUse;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkResponse;
import org.marketingmetrics.api.v1.GetBenchmarkRequest;
import org.marketingmetrics.api.v1.GivenValue;
import org.marketingmetrics.api.v1.ListBenchmarksRequest;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.Observation;
import org.marketingmetrics.api.v1.ObservationPeriod;
import org.marketingmetrics.api.v1.ReferenceVerdict;
import org.marketingmetrics.api.v1.StoredValue;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

class BenchmarkGrpcServiceTest {
  private static final InProcessServer SERVER = InProcessServer.open();
  private static final BenchmarkScope BIO_LINK =
      BenchmarkScope.newBuilder()
          .setChannel("influencer")
          .setPlatform("tiktok")
          .setPlacement("bio_link")
          .build();

  private final BenchmarkServiceBlockingStub benchmarks =
      BenchmarkServiceGrpc.newBlockingStub(SERVER.channel());

  private static long revision;

  @BeforeAll
  static void write() {
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(SERVER.channel())
            .createWorkspace(CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").build());
    Observation observation =
        Observation.newBuilder()
            .putDimensions("channel", "influencer")
            .putDimensions("platform", "tiktok")
            .putDimensions("placement", "bio_link")
            .setPeriod(ObservationPeriod.newBuilder().setDay(date(2026, 2, 1)))
            .addValues(count("clicks", 2_500))
            .addValues(count("impressions", 100_000))
            .build();
    revision =
        ChannelDataServiceGrpc.newBlockingStub(SERVER.channel())
            .writeObservations(
                WriteObservationsRequest.newBuilder()
                    .setParent("workspaces/acme")
                    .setSource("tiktok_ads")
                    .addObservations(observation)
                    .build())
            .getDataRevision();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Date date(int year, int month, int day) {
    return Date.newBuilder().setYear(year).setMonth(month).setDay(day).build();
  }

  private static MeasureValue count(String measure, long count) {
    return MeasureValue.newBuilder().setMeasure(measure).setCount(count).build();
  }

  private static EvaluateBenchmarkRequest.Builder given(long clicks, long impressions) {
    return EvaluateBenchmarkRequest.newBuilder()
        .setMetric("ctr")
        .setScope(BIO_LINK)
        .setGiven(
            GivenValue.newBuilder()
                .addMeasures(count("clicks", clicks))
                .addMeasures(count("impressions", impressions)));
  }

  private EvaluateBenchmarkResponse evaluate(EvaluateBenchmarkRequest.Builder request) {
    return benchmarks.evaluateBenchmark(request.build());
  }

  private static BenchmarkEvaluation one(EvaluateBenchmarkResponse answer, String id) {
    return answer.getEvaluationsList().stream()
        .filter(evaluation -> evaluation.getBenchmark().equals("benchmarks/" + id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theListHoldsEveryBenchmarkById() {
    var all = benchmarks.listBenchmarks(ListBenchmarksRequest.getDefaultInstance());

    assertThat(all.getBenchmarksList()).extracting(Benchmark::getName).isSorted();
    assertThat(all.getTotalSize()).isEqualTo(BenchmarkCatalog.standard().all().size());
  }

  @Test
  void filtersKeepThoseOfAMetricAndAChannel() {
    var found =
        benchmarks.listBenchmarks(
            ListBenchmarksRequest.newBuilder().setMetric("ctr").setChannel("influencer").build());

    assertThat(found.getBenchmarksList())
        .extracting(Benchmark::getName)
        .contains("benchmarks/b_ig_stories_ctr", "benchmarks/b_tiktok_bio_ctr")
        .doesNotContain("benchmarks/b_email_ctor_2020");
    assertThat(
            reasonOf(
                () ->
                    benchmarks.listBenchmarks(
                        ListBenchmarksRequest.newBuilder().setMetric("nope").build())))
        .isEqualTo("UNKNOWN_METRIC");
  }

  @Test
  void aBenchmarkSaysWhereItIsFromInTheLanguageAsked() {
    Benchmark benchmark =
        benchmarks
            .getBenchmark(
                GetBenchmarkRequest.newBuilder()
                    .setName("benchmarks/b_ig_stories_ctr")
                    .setLanguageCode("ru")
                    .build())
            .getBenchmark();

    assertThat(benchmark.getReference().getRange().getLower()).isEqualTo(0.01);
    assertThat(benchmark.getScope().getPlacement()).isEqualTo("stories");
    assertThat(benchmark.getNote()).startsWith("Ориентир");
    assertThat(benchmark.hasYearMeasured()).isFalse();
  }

  @Test
  void aBenchmarkThatIsNotThereIsNotFound() {
    assertThat(
            reasonOf(
                () ->
                    benchmarks.getBenchmark(
                        GetBenchmarkRequest.newBuilder().setName("benchmarks/nope").build())))
        .isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(
            reasonOf(
                () ->
                    benchmarks.getBenchmark(
                        GetBenchmarkRequest.newBuilder()
                            .setName("workspaces/acme/benchmarks/nope")
                            .build())))
        .isEqualTo("RESOURCE_NOT_FOUND");
  }

  @Test
  void aValueCertainlyAboveTheRangeIsGoodNews() {
    EvaluateBenchmarkResponse answer = evaluate(given(2_500, 100_000));

    assertThat(answer.getVerdict()).isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_JUDGED);
    BenchmarkEvaluation bio = one(answer, "b_tiktok_bio_ctr");
    assertThat(bio.getUse()).isEqualTo(BenchmarkUse.BENCHMARK_USE_JUDGES);
    assertThat(bio.getPosition()).isEqualTo(BenchmarkPosition.BENCHMARK_POSITION_ABOVE);
    assertThat(bio.getEvidence()).isEqualTo(BenchmarkEvidence.BENCHMARK_EVIDENCE_ABOVE);
    assertThat(bio.getLabel()).isEqualTo(BenchmarkLabel.BENCHMARK_LABEL_GOOD);
    assertThat(bio.getGapAbsolute()).isCloseTo(0.005, within(1e-12));
    assertThat(bio.getGapRelative()).isCloseTo(0.25, within(1e-12));
    assertThat(answer.getBenchmarks(0).getName())
        .isEqualTo(answer.getEvaluations(0).getBenchmark());
    assertThat(answer.getDataRevision()).isZero();
  }

  @Test
  void fewClicksProveNothing() {
    BenchmarkEvaluation bio = one(evaluate(given(5, 200)), "b_tiktok_bio_ctr");

    assertThat(bio.getPosition()).isEqualTo(BenchmarkPosition.BENCHMARK_POSITION_ABOVE);
    assertThat(bio.getEvidence()).isEqualTo(BenchmarkEvidence.BENCHMARK_EVIDENCE_UNCERTAIN);
    assertThat(bio.getLabel()).isEqualTo(BenchmarkLabel.BENCHMARK_LABEL_UNCERTAIN);
  }

  @Test
  void ofAnotherPlacementIsListedUnlessNamed() {
    EvaluateBenchmarkRequest.Builder request = given(2_500, 100_000);
    assertThat(one(evaluate(request), "b_ig_stories_ctr").getUse())
        .isEqualTo(BenchmarkUse.BENCHMARK_USE_LISTED);

    EvaluateBenchmarkResponse named =
        evaluate(request.addBenchmarks("benchmarks/b_ig_stories_ctr"));

    assertThat(named.getEvaluationsList()).hasSize(1);
    BenchmarkEvaluation stories = named.getEvaluations(0);
    assertThat(stories.getUse()).isEqualTo(BenchmarkUse.BENCHMARK_USE_JUDGES);
    assertThat(stories.getCaveatsList())
        .extracting(BenchmarkCaveat::getCode, BenchmarkCaveat::getField)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                BenchmarkCaveatCode.BENCHMARK_CAVEAT_CODE_SCOPE_DIFFERS, "placement"));
    assertThat(stories.getCaveatsList())
        .allSatisfy(caveat -> assertThat(caveat.getText()).isNotEmpty());
  }

  @Test
  void ofAnotherDefinitionIsRefusedWithBothDefinitions() {
    EvaluateBenchmarkRequest.Builder request =
        given(2_500, 100_000).addBenchmarks("benchmarks/b_email_ctr_2020");

    Failure failure = Failure.of(() -> evaluate(request));

    assertThat(failure.reason()).isEqualTo("BENCHMARK_DEFINITION_MISMATCH");
    assertThat(failure.detail(DefinitionMismatch.class).orElseThrow().getRight().getMetric())
        .isEqualTo("ctr_email_unique_delivered");
  }

  @Test
  void namesOfNothingAreNotFound() {
    for (String name : List.of("benchmarks/nope", "workspaces/acme/benchmarks/nope")) {
      assertThat(reasonOf(() -> evaluate(given(1, 10).addBenchmarks(name))))
          .isEqualTo("RESOURCE_NOT_FOUND");
    }
  }

  @Test
  void nothingOverNothingIsNoVerdict() {
    EvaluateBenchmarkResponse answer = evaluate(given(0, 0));

    assertThat(answer.getVerdict()).isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_INSUFFICIENT_DATA);
    assertThat(answer.getEvaluationsList()).isEmpty();
    assertThat(answer.getValue().hasValue()).isFalse();
  }

  @Test
  void withoutAChannelNothingJudges() {
    EvaluateBenchmarkResponse answer = evaluate(given(2_500, 100_000).clearScope());

    assertThat(answer.getVerdict()).isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_NO_REFERENCE);
  }

  private static EvaluateBenchmarkRequest.Builder stored(String... filters) {
    StoredValue.Builder stored =
        StoredValue.newBuilder()
            .setDateRange(
                DateRange.newBuilder()
                    .setStartDate(date(2026, 2, 1))
                    .setEndDate(date(2026, 2, 28)));
    for (int i = 0; i < filters.length; i += 2) {
      stored.addFilters(
          DimensionFilter.newBuilder().setDimension(filters[i]).addValues(filters[i + 1]));
    }
    return EvaluateBenchmarkRequest.newBuilder()
        .setParent("workspaces/acme")
        .setMetric("ctr")
        .setStored(stored);
  }

  @Test
  void aStoredValueBelongsWhereItsFiltersSay() {
    EvaluateBenchmarkResponse answer =
        evaluate(stored("channel", "influencer", "platform", "tiktok", "placement", "bio_link"));

    assertThat(answer.getValue().getValue()).isEqualTo(0.025);
    assertThat(answer.getValue().getDataQuality().getSourcesList()).containsExactly("tiktok_ads");
    assertThat(one(answer, "b_tiktok_bio_ctr").getLabel())
        .isEqualTo(BenchmarkLabel.BENCHMARK_LABEL_GOOD);
    assertThat(answer.getDataRevision()).isEqualTo(revision).isPositive();
  }

  @Test
  void aStoredValueNeedsItsWorkspace() {
    assertThat(Failure.of(() -> evaluate(stored("channel", "influencer").clearParent())).reason())
        .isEqualTo("INVALID_FIELD");
    assertThat(
            reasonOf(
                () -> evaluate(stored("channel", "influencer").setParent("workspaces/nobody"))))
        .isEqualTo("WORKSPACE_NOT_FOUND");
    assertThat(reasonOf(() -> evaluate(stored("chanel", "influencer"))))
        .isEqualTo("UNKNOWN_DIMENSION");
  }

  @Test
  void noDataIsNoVerdict() {
    EvaluateBenchmarkResponse answer = evaluate(stored("channel", "email"));

    assertThat(answer.getVerdict()).isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_INSUFFICIENT_DATA);
  }

  @Test
  void theBandAndThePeriodAreTheCallers() {
    EvaluateBenchmarkRequest.Builder email =
        EvaluateBenchmarkRequest.newBuilder()
            .setMetric("ctor")
            .setScope(BenchmarkScope.newBuilder().setChannel("email").setMessageType("bulk"))
            .setGiven(
                GivenValue.newBuilder()
                    .addMeasures(count("email_unique_clicks", 700))
                    .addMeasures(count("email_unique_opens", 10_000)))
            .addBenchmarks("benchmarks/b_email_ctor_2020");

    BenchmarkEvaluation today = evaluate(email).getEvaluations(0);
    BenchmarkEvaluation then =
        evaluate(email.setPeriodEndDate(date(2021, 12, 31)).setTolerance(0.002)).getEvaluations(0);

    assertThat(today.getUse()).isEqualTo(BenchmarkUse.BENCHMARK_USE_HISTORY);
    assertThat(today.getAgeYears()).isEqualTo(6);
    assertThat(today.getPosition()).isEqualTo(BenchmarkPosition.BENCHMARK_POSITION_BELOW);
    assertThat(then.getUse()).isEqualTo(BenchmarkUse.BENCHMARK_USE_JUDGES);
    assertThat(then.getPosition()).isEqualTo(BenchmarkPosition.BENCHMARK_POSITION_AT);
  }
}
