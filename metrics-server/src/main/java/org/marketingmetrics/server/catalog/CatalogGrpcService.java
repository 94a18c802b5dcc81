package org.marketingmetrics.server.catalog;

import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.CompareDefinitionsRequest;
import org.marketingmetrics.api.v1.CompareDefinitionsResponse;
import org.marketingmetrics.api.v1.ComputeMetricRequest;
import org.marketingmetrics.api.v1.ComputeMetricResponse;
import org.marketingmetrics.api.v1.GetMetricRequest;
import org.marketingmetrics.api.v1.GetMetricResponse;
import org.marketingmetrics.api.v1.ListMetricsRequest;
import org.marketingmetrics.api.v1.ListMetricsResponse;
import org.marketingmetrics.api.v1.ResolveMetricRequest;
import org.marketingmetrics.api.v1.ResolveMetricResponse;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.CompareDefinitions;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.text.Texts;

/** Definitions and nothing else. */
final class CatalogGrpcService extends CatalogServiceGrpc.CatalogServiceImplBase {
  private static final int DEFAULT_PAGE = 200;
  private static final String METRICS = "metrics/";

  private final Catalog catalog;
  private final CompareDefinitions compare;
  private final ComparisonProtos comparisons;
  private final Computation computation;
  private final CallerWorkspaces callerWorkspaces;

  CatalogGrpcService(Catalog catalog, Computation computation, CallerWorkspaces callerWorkspaces) {
    this.catalog = catalog;
    this.compare = new CompareDefinitions(catalog);
    this.comparisons = new ComparisonProtos(catalog);
    this.computation = computation;
    this.callerWorkspaces = callerWorkspaces;
  }

  @Override
  public void listMetrics(
      ListMetricsRequest request, StreamObserver<ListMetricsResponse> observer) {
    var _ = callerWorkspaces.optional(request.getParent());
    ListedMetrics listed = new ListedMetrics(catalog, request);
    Page<Definition> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            listed,
            Definition::id);
    CatalogProtos protos = new CatalogProtos(Texts.of(request.getLanguageCode()));
    ListMetricsResponse.Builder answer =
        ListMetricsResponse.newBuilder()
            .setNextPageToken(page.nextToken())
            .setTotalSize(listed.size());
    page.entries().forEach(entry -> answer.addMetrics(protos.toProto(entry)));
    Answers.send(observer, answer.build());
  }

  @Override
  public void getMetric(GetMetricRequest request, StreamObserver<GetMetricResponse> observer) {
    String name = request.getName();
    boolean own = !name.startsWith(METRICS);
    if (own) {
      var _ = callerWorkspaces.require(name);
    }
    Definition found =
        (own ? Optional.<Definition>empty() : find(name.substring(METRICS.length())))
            .orElseThrow(() -> notFound(name));
    Answers.send(
        observer,
        GetMetricResponse.newBuilder()
            .setMetric(new CatalogProtos(Texts.of(request.getLanguageCode())).toProto(found))
            .build());
  }

  /** By id, perhaps with a version behind {@code @}. */
  private Optional<Definition> find(String id) {
    int at = id.indexOf('@');
    return catalog
        .find(at < 0 ? id : id.substring(0, at))
        .filter(found -> at < 0 || id.substring(at + 1).equals(Integer.toString(found.version())));
  }

  private static MetricsException notFound(String name) {
    return MetricsException.of(
            ErrorReason.RESOURCE_NOT_FOUND,
            "no measure or metric '%s'; ListMetrics has all, ResolveMetric finds them by alias"
                .formatted(name))
        .with("name", name)
        .build();
  }

  @Override
  public void resolveMetric(
      ResolveMetricRequest request, StreamObserver<ResolveMetricResponse> observer) {
    var _ = callerWorkspaces.optional(request.getParent());
    ResolutionProtos protos = new ResolutionProtos(Texts.of(request.getLanguageCode()));
    Answers.send(
        observer,
        protos.toProto(
            request.getAlias(), catalog.aliases().resolve(request.getAlias(), contexts(request))));
  }

  private static Set<org.marketingmetrics.core.catalog.MarketingContext> contexts(
      ResolveMetricRequest request) {
    return CatalogContexts.of(request.getContext());
  }

  @Override
  public void compareDefinitions(
      CompareDefinitionsRequest request, StreamObserver<CompareDefinitionsResponse> observer) {
    var _ = callerWorkspaces.optional(request.getParent());
    Answers.send(
        observer,
        comparisons.toProto(
            Texts.of(request.getLanguageCode()),
            compare.compare(
                comparisons.fromProto("left", request.getLeft()),
                comparisons.fromProto("right", request.getRight()))));
  }

  @Override
  public void computeMetric(
      ComputeMetricRequest request, StreamObserver<ComputeMetricResponse> observer) {
    Answers.send(
        observer, computation.run(request, callerWorkspaces.optional(request.getParent())));
  }
}
