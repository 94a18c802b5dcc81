package org.marketingmetrics.server.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.on;

import com.google.protobuf.FieldMask;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.Benchmark;
import org.marketingmetrics.api.v1.BenchmarkCoverage;
import org.marketingmetrics.api.v1.BenchmarkLabel;
import org.marketingmetrics.api.v1.BenchmarkReference;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc.BenchmarkServiceBlockingStub;
import org.marketingmetrics.api.v1.BenchmarkUnit;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkRequest;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkResponse;
import org.marketingmetrics.api.v1.CreateBenchmarkRequest;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.DeleteBenchmarkRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkResponse;
import org.marketingmetrics.api.v1.GetBenchmarkRequest;
import org.marketingmetrics.api.v1.ListBenchmarkCoverageRequest;
import org.marketingmetrics.api.v1.ListBenchmarksRequest;
import org.marketingmetrics.api.v1.OwnBenchmarkVerdict;
import org.marketingmetrics.api.v1.ReferenceLimit;
import org.marketingmetrics.api.v1.ReferenceMean;
import org.marketingmetrics.api.v1.ReferenceQuantile;
import org.marketingmetrics.api.v1.ReferenceQuantiles;
import org.marketingmetrics.api.v1.ReferenceRange;
import org.marketingmetrics.api.v1.ReferenceVerdict;
import org.marketingmetrics.api.v1.UpdateBenchmarkRequest;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.rpc.Failure;

/** Benchmarks of a workspace's own: kept, changed, computed, and used. */
class OwnBenchmarksTest {
  private static final String NAME = Acme.NAME + "/benchmarks/banner_ctr";
  private static final int UNKNOWN = 77;
  private static final String REQUEST_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

  private final Acme acme = Acme.open();
  private final BenchmarkServiceBlockingStub benchmarks =
      BenchmarkServiceGrpc.newBlockingStub(acme.server.channel());

  @AfterEach
  void stop() {
    acme.close();
  }

  private static BenchmarkReference range(double lower, double upper) {
    return BenchmarkReference.newBuilder()
        .setRange(ReferenceRange.newBuilder().setLower(lower).setUpper(upper))
        .build();
  }

  private static Benchmark.Builder banner() {
    return Benchmark.newBuilder()
        .setBasis(Basis.getDefaultInstance())
        .addMetrics("ctr")
        .setScope(BenchmarkScope.newBuilder().setChannel("display"))
        .setReference(range(0.001, 0.002))
        .setYearMeasured(2026)
        .setSource("our banners")
        .setNote("наши баннеры");
  }

  private static CreateBenchmarkRequest.Builder creation(Benchmark.Builder benchmark) {
    return CreateBenchmarkRequest.newBuilder()
        .setParent(Acme.NAME)
        .setBenchmarkId("banner_ctr")
        .setBenchmark(benchmark);
  }

  private Benchmark create(Benchmark.Builder benchmark) {
    return benchmarks.createBenchmark(creation(benchmark).build()).getBenchmark();
  }

  private Benchmark update(Benchmark.Builder benchmark, String... mask) {
    return benchmarks
        .updateBenchmark(
            UpdateBenchmarkRequest.newBuilder()
                .setBenchmark(benchmark)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build())
        .getBenchmark();
  }

  private Benchmark get() {
    return benchmarks
        .getBenchmark(GetBenchmarkRequest.newBuilder().setName(NAME).build())
        .getBenchmark();
  }

  @Test
  void whatIsCreatedIsKeptUnderItsName() {
    Benchmark created = create(banner().setName("ignored").setEtag("v9"));

    assertThat(created).isEqualTo(banner().setName(NAME).setEtag("v1").build());
    assertThat(get()).isEqualTo(created);
    assertThat(
            benchmarks
                .listBenchmarks(
                    ListBenchmarksRequest.newBuilder()
                        .setParent(Acme.NAME)
                        .setChannel("display")
                        .build())
                .getBenchmarksList())
        .extracting(Benchmark::getName)
        .containsExactly(NAME);
    Failure.of(Status.Code.ALREADY_EXISTS, "ALREADY_EXISTS", () -> create(banner()));
  }

  @Test
  void aRepetitionWithItsRequestIdIsAnsweredAgain() {
    CreateBenchmarkRequest request = creation(banner()).setRequestId(REQUEST_ID).build();

    assertThat(benchmarks.createBenchmark(request)).isEqualTo(benchmarks.createBenchmark(request));
    Failure.of(
        Status.Code.ALREADY_EXISTS,
        "ALREADY_EXISTS",
        () ->
            benchmarks.createBenchmark(
                request.toBuilder().setBenchmark(banner().setNote("")).build()));
  }

  @Test
  void anUpdateChangesWhatTheMaskNamesAndClearsWhatIsNotSet() {
    create(banner());

    Benchmark updated =
        update(
            Benchmark.newBuilder().setName(NAME).setReference(range(0.002, 0.004)),
            "reference",
            "note");

    assertThat(updated)
        .isEqualTo(
            banner()
                .setName(NAME)
                .setEtag("v2")
                .setReference(range(0.002, 0.004))
                .clearNote()
                .build());
    assertThat(update(Benchmark.newBuilder().setName(NAME).setSource("we")).getYearMeasured())
        .isEqualTo(2026);
    Failure.of(
        Status.Code.ABORTED,
        "ETAG_MISMATCH",
        () -> update(Benchmark.newBuilder().setName(NAME).setSource("x").setEtag("v1")));
    Failure.invalid(() -> update(Benchmark.newBuilder().setName(NAME), "name"), "update_mask");
    Failure.invalid(
        () -> update(Benchmark.newBuilder().setName("benchmarks/b_gmail_spam")), "benchmark.name");
    Failure.of(
        Status.Code.NOT_FOUND,
        "RESOURCE_NOT_FOUND",
        () -> update(Benchmark.newBuilder().setName(NAME + "x").setSource("x")));
  }

  @Test
  void whatIsDeletedIsGone() {
    create(banner());
    DeleteBenchmarkRequest delete = DeleteBenchmarkRequest.newBuilder().setName(NAME).build();

    Failure.of(
        Status.Code.ABORTED,
        "ETAG_MISMATCH",
        () -> benchmarks.deleteBenchmark(delete.toBuilder().setEtag("v7").build()));
    var _ = benchmarks.deleteBenchmark(delete);

    Failure.of(Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND", () -> get());
    Failure.of(
        Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND", () -> benchmarks.deleteBenchmark(delete));
  }

  @Test
  void everyKindOfFigureIsKept() {
    BenchmarkReference mean =
        BenchmarkReference.newBuilder()
            .setMean(
                ReferenceMean.newBuilder()
                    .setMean(0.02)
                    .setStandardDeviation(0.005)
                    .setLaw(org.marketingmetrics.api.v1.DistributionLaw.DISTRIBUTION_LAW_BETA))
            .build();
    BenchmarkReference quantiles =
        BenchmarkReference.newBuilder()
            .setQuantiles(
                ReferenceQuantiles.newBuilder()
                    .addQuantiles(
                        ReferenceQuantile.newBuilder().setProbability(0.25).setValue(0.01))
                    .addQuantiles(
                        ReferenceQuantile.newBuilder().setProbability(0.75).setValue(0.03)))
            .build();
    BenchmarkReference limit =
        BenchmarkReference.newBuilder()
            .setLimit(ReferenceLimit.newBuilder().setTarget(0.01).setCeiling(0.02))
            .build();
    create(banner());

    for (BenchmarkReference reference : List.of(mean, quantiles, limit)) {
      assertThat(
              update(Benchmark.newBuilder().setName(NAME).setReference(reference)).getReference())
          .isEqualTo(reference);
      assertThat(get().getReference()).isEqualTo(reference);
    }
  }

  @Test
  void wrongFieldsAreNamed() {
    Failure.invalid(() -> create(banner().clearMetrics()), "benchmark.metrics");
    Failure.invalid(
        () -> create(banner().clearMetrics().addMetrics("clicks")), "benchmark.metrics");
    Failure.invalid(() -> create(banner().clearMetrics().addMetrics("clv")), "benchmark.metrics");
    Failure.invalid(() -> create(banner().clearReference()), "benchmark.reference");
    Failure.invalid(() -> create(banner().setReference(range(1, 3))), "benchmark.reference");
    Failure.invalid(
        () -> create(banner().setReference(range(0.3, 0.1))), "benchmark.reference.range");
    Failure.invalid(
        () -> create(banner().setReference(range(Double.NaN, 0.1))),
        "benchmark.reference.range",
        "benchmark.reference.range.lower");
    Failure.invalid(
        () -> create(banner().setScope(BenchmarkScope.newBuilder().setChannel("tv"))),
        "benchmark.scope.channel");
    Failure.invalid(() -> create(banner().setYearMeasured(26)), "benchmark.year_measured");
    Failure.invalid(() -> create(banner().setSampleSize(0)), "benchmark.sample_size");
    Failure.invalid(() -> create(banner().setNote("x".repeat(1_001))), "benchmark.note");
    Failure.invalid(
        () -> benchmarks.createBenchmark(creation(banner()).setBenchmarkId("B").build()),
        "benchmark_id");
    Failure.invalid(
        () -> benchmarks.createBenchmark(creation(banner()).setRequestId("1").build()),
        "request_id");
    Failure.invalid(
        () -> benchmarks.createBenchmark(creation(banner()).clearBenchmark().build()), "benchmark");
    assertThat(Failure.reasonOf(() -> create(banner().clearMetrics().addMetrics("nope"))))
        .isEqualTo("UNKNOWN_METRIC");
  }

  private EvaluateBenchmarkResponse evaluate(EvaluateBenchmarkRequest.Builder request) {
    return benchmarks.evaluateBenchmark(
        request
            .setMetric("ctr")
            .setScope(BenchmarkScope.newBuilder().setChannel("display"))
            .setGiven(
                org.marketingmetrics.api.v1.GivenValue.newBuilder()
                    .addMeasures(Row.on("2026-02-01").count("clicks", 400).build().getValues(0))
                    .addMeasures(
                        Row.on("2026-02-01").count("impressions", 100_000).build().getValues(0)))
            .build());
  }

  /** 0.4 % is certainly above one's own 0.1 to 0.2 %; nobody else's values are judged by it. */
  @Test
  void ownBenchmarksJudgeTheValuesOfTheirWorkspaceOnly() {
    create(banner());

    EvaluateBenchmarkResponse own =
        evaluate(EvaluateBenchmarkRequest.newBuilder().setParent(Acme.NAME));
    assertThat(own.getVerdict()).isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_JUDGED);
    assertThat(own.getEvaluations(0).getBenchmark()).isEqualTo(NAME);
    assertThat(own.getEvaluations(0).getLabel()).isEqualTo(BenchmarkLabel.BENCHMARK_LABEL_GOOD);
    assertThat(
            evaluate(EvaluateBenchmarkRequest.newBuilder().setParent(Acme.NAME).addBenchmarks(NAME))
                .getEvaluationsList())
        .hasSize(1);
    assertThat(evaluate(EvaluateBenchmarkRequest.newBuilder()).getVerdict())
        .isEqualTo(ReferenceVerdict.REFERENCE_VERDICT_NO_REFERENCE);
    assertThat(
            Failure.reasonOf(
                () -> evaluate(EvaluateBenchmarkRequest.newBuilder().addBenchmarks(NAME))))
        .isEqualTo("RESOURCE_NOT_FOUND");
  }

  /** Answers are kept; a benchmark made after the question was asked judges all the same. */
  @Test
  void ownBenchmarksJudgeStoredValuesFromTheMomentTheyAreMade() {
    acme.write(
        "ads",
        on("2026-02-01")
            .with("channel", "display")
            .count("clicks", 400)
            .count("impressions", 100_000));
    var query =
        Acme.query("ctr")
            .addDimensions("channel")
            .setBenchmarkScope(BenchmarkScope.getDefaultInstance());
    assertThat(acme.value(query).getBenchmarksList()).isEmpty();

    create(banner());

    assertThat(acme.value(query).getBenchmarksList()).hasSize(1);
  }

  private List<BenchmarkCoverage> coverage(ListBenchmarkCoverageRequest.Builder request) {
    return benchmarks.listBenchmarkCoverage(request.build()).getCoverageList();
  }

  @Test
  void coverageSaysForWhatThereAreBenchmarks() {
    create(banner());

    assertThat(coverage(ListBenchmarkCoverageRequest.newBuilder().setMetric("ctr")))
        .extracting(entry -> entry.getScope().getPlacement())
        .containsExactly("stories", "bio_link", "description");
    assertThat(
            coverage(
                ListBenchmarkCoverageRequest.newBuilder()
                    .setParent(Acme.NAME)
                    .setScope(BenchmarkScope.newBuilder().setChannel("display"))))
        .containsExactly(
            BenchmarkCoverage.newBuilder()
                .setMetric("ctr")
                .setScope(BenchmarkScope.newBuilder().setChannel("display"))
                .setYear(2026)
                .addBenchmarks(NAME)
                .build());
    var first =
        benchmarks.listBenchmarkCoverage(
            ListBenchmarkCoverageRequest.newBuilder().setPageSize(3).build());
    assertThat(first.getCoverageCount()).isEqualTo(3);
    assertThat(first.getTotalSize()).isEqualTo(8);
    assertThat(
            coverage(
                ListBenchmarkCoverageRequest.newBuilder()
                    .setPageSize(3)
                    .setPageToken(first.getNextPageToken())))
        .doesNotContainAnyElementsOf(first.getCoverageList());
    Failure.invalid(
        () -> coverage(ListBenchmarkCoverageRequest.newBuilder().setPageSize(-1)), "page_size");
    assertThat(
            Failure.reasonOf(
                () -> coverage(ListBenchmarkCoverageRequest.newBuilder().setMetric("nope"))))
        .isEqualTo("UNKNOWN_METRIC");
  }

  private static ComputeOwnBenchmarkRequest.Builder own(String metric) {
    return ComputeOwnBenchmarkRequest.newBuilder()
        .setParent(Acme.NAME)
        .setMetric(metric)
        .setData(DataSelection.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28")));
  }

  private ComputeOwnBenchmarkResponse compute(ComputeOwnBenchmarkRequest.Builder request) {
    return benchmarks.computeOwnBenchmark(request.build());
  }

  private static Row mailing(String campaign, int day, long opens) {
    return on("2026-02-%02d".formatted(day))
        .with("channel", "email")
        .with("campaign", campaign)
        .count("emails_delivered", 1_000)
        .count("email_unique_opens", opens);
  }

  /** Openers of 10, 20, 30, 40 and 50 %: the quartiles of type 7 are 20, 30 and 40 %. */
  @Test
  void quantilesAreThoseOfTheMailings() {
    acme.write(
        "esp",
        mailing("a", 1, 100),
        mailing("a", 8, 500),
        mailing("b", 2, 200),
        mailing("c", 3, 300),
        mailing("d", 4, 400),
        on("2026-02-05")
            .with("channel", "email")
            .with("campaign", "tiny")
            .count("emails_delivered", 9)
            .count("email_unique_opens", 9));

    ComputeOwnBenchmarkResponse answer =
        compute(own("open_rate_delivered").setUnit(BenchmarkUnit.BENCHMARK_UNIT_MAILING));

    assertThat(answer.getVerdict()).isEqualTo(OwnBenchmarkVerdict.OWN_BENCHMARK_VERDICT_COMPUTED);
    assertThat(answer.getGroups()).isEqualTo(5);
    assertThat(answer.getGroupsTooSmall()).isEqualTo(1);
    assertThat(answer.getSmallest().getValue().getDenominator().getCount()).isEqualTo(1_000);
    assertThat(answer.getBenchmark().getReference().getQuantiles().getQuantilesList())
        .extracting(ReferenceQuantile::getValue)
        .containsExactly(0.14, 0.2, 0.3, 0.4, 0.46);
    assertThat(answer.getBenchmark().getYearMeasured()).isEqualTo(2026);
    assertThat(answer.getBenchmark().getSampleSize()).isEqualTo(5);
    assertThat(create(answer.getBenchmark().toBuilder()).getName()).isEqualTo(NAME);

    ComputeOwnBenchmarkResponse campaigns = compute(own("open_rate_delivered"));
    assertThat(campaigns.getVerdict())
        .isEqualTo(OwnBenchmarkVerdict.OWN_BENCHMARK_VERDICT_INSUFFICIENT_DATA);
    assertThat(campaigns.hasBenchmark()).isFalse();
    assertThat(campaigns.getGroups()).isEqualTo(4);
    assertThat(
            compute(own("open_rate_delivered").setMinimumDenominator(0))
                .getBenchmark()
                .getMetrics(0))
        .isEqualTo("open_rate_delivered");
  }

  @Test
  void wrongFieldsOfAnOwnHistoryAreNamed() {
    Failure.invalid(() -> compute(own("clicks")), "metric");
    Failure.invalid(() -> compute(own("clv")), "metric");
    Failure.invalid(() -> compute(own("ctr").clearData()), "data");
    Failure.invalid(() -> compute(own("ctr").setUnitValue(UNKNOWN)), "unit");
    Failure.invalid(() -> compute(own("ctr").addProbabilities(1)), "probabilities[0]");
    Failure.invalid(
        () -> compute(own("ctr").addProbabilities(0.5).addProbabilities(0.4)), "probabilities[1]");
    Failure.invalid(() -> compute(own("ctr").setMinimumDenominator(-1)), "minimum_denominator");
    Failure.invalid(() -> compute(own("ctr").setMinimumGroups(1)), "minimum_groups");
    Failure.invalid(
        () ->
            compute(
                own("ctr")
                    .setData(
                        DataSelection.newBuilder()
                            .setDateRange(Row.range("2026-02-02", "2026-02-01")))),
        "data.date_range");
    assertThat(Failure.reasonOf(() -> compute(own("nope")))).isEqualTo("UNKNOWN_METRIC");
  }
}
