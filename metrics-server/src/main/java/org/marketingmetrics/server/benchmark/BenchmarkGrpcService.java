package org.marketingmetrics.server.benchmark;

import io.grpc.stub.StreamObserver;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkResponse;
import org.marketingmetrics.api.v1.GetBenchmarkRequest;
import org.marketingmetrics.api.v1.GetBenchmarkResponse;
import org.marketingmetrics.api.v1.ListBenchmarksRequest;
import org.marketingmetrics.api.v1.ListBenchmarksResponse;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.BenchmarkCatalog;
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

/** Benchmarks that are built in, and values held against them. */
final class BenchmarkGrpcService extends BenchmarkServiceGrpc.BenchmarkServiceImplBase {
  private static final int DEFAULT_PAGE = 100;
  private static final String BENCHMARKS = "benchmarks/";

  private final BenchmarkCatalog benchmarks;
  private final DefinitionLookup lookup;
  private final Evaluation evaluation;
  private final CallerWorkspaces callerWorkspaces;

  BenchmarkGrpcService(
      BenchmarkCatalog benchmarks,
      DefinitionLookup lookup,
      Evaluation evaluation,
      CallerWorkspaces callerWorkspaces) {
    this.benchmarks = benchmarks;
    this.lookup = lookup;
    this.evaluation = evaluation;
    this.callerWorkspaces = callerWorkspaces;
  }

  @Override
  public void listBenchmarks(
      ListBenchmarksRequest request, StreamObserver<ListBenchmarksResponse> observer) {
    var _ = callerWorkspaces.optional(request.getParent());
    List<Benchmark> found = matching(request);
    Page<Benchmark> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) -> page(found, after, limit),
            Benchmark::id);
    BenchmarkProtos protos = new BenchmarkProtos(Texts.of(request.getLanguageCode()));
    ListBenchmarksResponse.Builder answer =
        ListBenchmarksResponse.newBuilder()
            .setNextPageToken(page.nextToken())
            .setTotalSize(found.size());
    page.entries().forEach(benchmark -> answer.addBenchmarks(protos.toProto(benchmark)));
    Answers.send(observer, answer.build());
  }

  private List<Benchmark> matching(ListBenchmarksRequest request) {
    Set<MarketingContext> context = MarketingContext.ofChannel(request.getChannel());
    Optional<MetricId> metric =
        Optional.of(request.getMetric())
            .filter(name -> !name.isEmpty())
            .map(name -> lookup.require(name, context))
            .map(Definition::id)
            .map(MetricId::new);
    return benchmarks.all().stream()
        .filter(benchmark -> metric.isEmpty() || benchmark.metrics().contains(metric.get()))
        .filter(
            benchmark ->
                request.getChannel().isEmpty()
                    || benchmark.scope().channel().equals(request.getChannel()))
        .sorted(Comparator.comparing(Benchmark::id))
        .toList();
  }

  private static List<Benchmark> page(List<Benchmark> sorted, @Nullable String after, int limit) {
    return sorted.stream()
        .filter(benchmark -> after == null || benchmark.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public void getBenchmark(
      GetBenchmarkRequest request, StreamObserver<GetBenchmarkResponse> observer) {
    String name = request.getName();
    boolean own = !name.startsWith(BENCHMARKS);
    if (own) {
      var _ = callerWorkspaces.require(name);
    }
    Benchmark found =
        (own ? Optional.<Benchmark>empty() : benchmarks.find(name.substring(BENCHMARKS.length())))
            .orElseThrow(() -> notFound(name));
    Answers.send(
        observer,
        GetBenchmarkResponse.newBuilder()
            .setBenchmark(new BenchmarkProtos(Texts.of(request.getLanguageCode())).toProto(found))
            .build());
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
