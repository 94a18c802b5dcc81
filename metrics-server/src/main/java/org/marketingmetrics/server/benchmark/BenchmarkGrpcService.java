package org.marketingmetrics.server.benchmark;

import io.grpc.stub.StreamObserver;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkRequest;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkResponse;
import org.marketingmetrics.api.v1.CreateBenchmarkRequest;
import org.marketingmetrics.api.v1.CreateBenchmarkResponse;
import org.marketingmetrics.api.v1.DeleteBenchmarkRequest;
import org.marketingmetrics.api.v1.DeleteBenchmarkResponse;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkResponse;
import org.marketingmetrics.api.v1.GetBenchmarkRequest;
import org.marketingmetrics.api.v1.GetBenchmarkResponse;
import org.marketingmetrics.api.v1.ListBenchmarkCoverageRequest;
import org.marketingmetrics.api.v1.ListBenchmarkCoverageResponse;
import org.marketingmetrics.api.v1.ListBenchmarksRequest;
import org.marketingmetrics.api.v1.ListBenchmarksResponse;
import org.marketingmetrics.api.v1.UpdateBenchmarkRequest;
import org.marketingmetrics.api.v1.UpdateBenchmarkResponse;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
import org.marketingmetrics.core.benchmark.BenchmarkCoverage;
import org.marketingmetrics.core.benchmark.WorkspaceBenchmarks;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.text.Texts;

/** Benchmarks, built in and of the workspaces' own, and values held against them. */
final class BenchmarkGrpcService extends BenchmarkServiceGrpc.BenchmarkServiceImplBase {
  private static final int DEFAULT_PAGE = 100;
  private static final String BENCHMARKS = "benchmarks/";

  private final WorkspaceBenchmarks benchmarks;
  private final OwnBenchmarks own;
  private final OwnHistory history;
  private final DefinitionLookup lookup;
  private final Evaluation evaluation;
  private final CallerWorkspaces callerWorkspaces;

  BenchmarkGrpcService(
      WorkspaceBenchmarks benchmarks,
      OwnBenchmarks own,
      OwnHistory history,
      DefinitionLookup lookup,
      Evaluation evaluation,
      CallerWorkspaces callerWorkspaces) {
    this.benchmarks = benchmarks;
    this.own = own;
    this.history = history;
    this.lookup = lookup;
    this.evaluation = evaluation;
    this.callerWorkspaces = callerWorkspaces;
  }

  @Override
  public void listBenchmarks(
      ListBenchmarksRequest request, StreamObserver<ListBenchmarksResponse> observer) {
    List<Benchmark> found = matching(request);
    Page<Benchmark> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) -> page(found, after, limit),
            Benchmark::name);
    BenchmarkProtos protos = new BenchmarkProtos(Texts.of(request.getLanguageCode()));
    ListBenchmarksResponse.Builder answer =
        ListBenchmarksResponse.newBuilder()
            .setNextPageToken(page.nextToken())
            .setTotalSize(found.size());
    page.entries().forEach(benchmark -> answer.addBenchmarks(protos.toProto(benchmark)));
    Answers.send(observer, answer.build());
  }

  private List<Benchmark> matching(ListBenchmarksRequest request) {
    BenchmarkCatalog all = known(request.getParent());
    Optional<MetricId> metric =
        metric(request.getMetric(), MarketingContext.ofChannel(request.getChannel()));
    return all.all().stream()
        .filter(benchmark -> metric.isEmpty() || benchmark.metrics().contains(metric.get()))
        .filter(
            benchmark ->
                request.getChannel().isEmpty()
                    || benchmark.scope().channel().equals(request.getChannel()))
        .sorted(Comparator.comparing(Benchmark::name))
        .toList();
  }

  /** Those built in, and the workspace's own where one is named. */
  private BenchmarkCatalog known(String parent) {
    return callerWorkspaces.optional(parent).map(benchmarks::of).orElseGet(benchmarks::standard);
  }

  private Optional<MetricId> metric(String name, Set<MarketingContext> context) {
    return Optional.of(name)
        .filter(given -> !given.isEmpty())
        .map(given -> lookup.require(given, context))
        .map(Definition::id)
        .map(MetricId::new);
  }

  private static List<Benchmark> page(List<Benchmark> sorted, @Nullable String after, int limit) {
    return sorted.stream()
        .filter(benchmark -> after == null || benchmark.name().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public void getBenchmark(
      GetBenchmarkRequest request, StreamObserver<GetBenchmarkResponse> observer) {
    String name = request.getName();
    Texts texts = Texts.of(request.getLanguageCode());
    Answers.send(
        observer,
        GetBenchmarkResponse.newBuilder()
            .setBenchmark(
                name.startsWith(BENCHMARKS)
                    ? new BenchmarkProtos(texts)
                        .toProto(benchmarks.standard().find(name).orElseThrow(() -> notFound(name)))
                    : own.get(name, texts))
            .build());
  }

  @Override
  public void createBenchmark(
      CreateBenchmarkRequest request, StreamObserver<CreateBenchmarkResponse> observer) {
    Answers.send(
        observer, CreateBenchmarkResponse.newBuilder().setBenchmark(own.create(request)).build());
  }

  @Override
  public void updateBenchmark(
      UpdateBenchmarkRequest request, StreamObserver<UpdateBenchmarkResponse> observer) {
    Answers.send(
        observer, UpdateBenchmarkResponse.newBuilder().setBenchmark(own.update(request)).build());
  }

  @Override
  public void deleteBenchmark(
      DeleteBenchmarkRequest request, StreamObserver<DeleteBenchmarkResponse> observer) {
    own.delete(request);
    Answers.send(observer, DeleteBenchmarkResponse.getDefaultInstance());
  }

  @Override
  public void listBenchmarkCoverage(
      ListBenchmarkCoverageRequest request,
      StreamObserver<ListBenchmarkCoverageResponse> observer) {
    Answers.send(
        observer,
        CoverageProtos.page(
            request,
            BenchmarkCoverage.of(known(request.getParent())),
            metric(
                request.getMetric(), MarketingContext.ofChannel(request.getScope().getChannel()))));
  }

  @Override
  public void computeOwnBenchmark(
      ComputeOwnBenchmarkRequest request, StreamObserver<ComputeOwnBenchmarkResponse> observer) {
    Answers.send(observer, history.run(request, callerWorkspaces.require(request.getParent())));
  }

  static MetricsException notFound(String name) {
    return MetricsException.of(
            ErrorReason.RESOURCE_NOT_FOUND,
            "no benchmark '%s'; ListBenchmarks has all".formatted(name))
        .with("name", name)
        .build();
  }

  @Override
  public void evaluateBenchmark(
      EvaluateBenchmarkRequest request, StreamObserver<EvaluateBenchmarkResponse> observer) {
    Answers.send(observer, evaluation.run(request, callerWorkspaces.optional(request.getParent())));
  }
}
