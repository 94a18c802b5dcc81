package org.marketingmetrics.server.catalog;

import io.grpc.stub.StreamObserver;
import java.util.Optional;
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
import org.marketingmetrics.core.catalog.DefinitionComparison;
import org.marketingmetrics.core.channeldata.WorkConversions;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.text.Texts;

/** Definitions, and the numbers of a workspace put into conversions between them. */
final class CatalogGrpcService extends CatalogServiceGrpc.CatalogServiceImplBase {
  private static final int DEFAULT_PAGE = 200;
  private static final String METRICS = "metrics/";

  private final Catalog catalog;
  private final CompareDefinitions compare;
  private final ComparisonProtos comparisons;
  private final WorkConversions work;
  private final Computation computation;
  private final CatalogContexts contexts;
  private final CallerWorkspaces callerWorkspaces;

  CatalogGrpcService(
      Catalog catalog,
      WorkConversions work,
      Computation computation,
      CatalogContexts contexts,
      CallerWorkspaces callerWorkspaces) {
    this.catalog = catalog;
    this.work = work;
    this.contexts = contexts;
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
    Optional<WorkspaceId> workspace = callerWorkspaces.optional(request.getParent());
    ResolutionProtos protos = new ResolutionProtos(catalog, Texts.of(request.getLanguageCode()));
    Answers.send(
        observer,
        protos.toProto(
            request.getAlias(),
            catalog.aliases().resolve(request.getAlias(), contexts.of(request, workspace))));
  }

  @Override
  public void compareDefinitions(
      CompareDefinitionsRequest request, StreamObserver<CompareDefinitionsResponse> observer) {
    Optional<WorkspaceId> workspace = callerWorkspaces.optional(request.getParent());
    DefinitionComparison comparison =
        compare.compare(
            comparisons.fromProto("left", request.getLeft()),
            comparisons.fromProto("right", request.getRight()));
    CompareDefinitionsResponse.Builder answer =
        comparisons.toProto(Texts.of(request.getLanguageCode()), comparison);
    if (request.hasData()) {
      comparisons.addWorked(
          Texts.of(request.getLanguageCode()),
          work.run(
              comparison.conversions(),
              ComparisonProtos.scope(
                  workspace.orElseThrow(CatalogGrpcService::dataOfNobody), request.getData())),
          answer);
    }
    Answers.send(observer, answer.build());
  }

  private static MetricsException dataOfNobody() {
    return MetricsException.invalidField(
        "parent", "is needed with data: name the workspace, as workspaces/{workspace}");
  }

  @Override
  public void computeMetric(
      ComputeMetricRequest request, StreamObserver<ComputeMetricResponse> observer) {
    Answers.send(
        observer, computation.run(request, callerWorkspaces.optional(request.getParent())));
  }
}
