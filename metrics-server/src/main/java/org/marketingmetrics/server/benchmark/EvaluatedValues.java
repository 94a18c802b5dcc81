package org.marketingmetrics.server.benchmark;

import java.util.List;
import java.util.Optional;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.GivenValue;
import org.marketingmetrics.api.v1.StoredValue;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.ComputeMetric;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.GivenMeasures;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.QueryMetrics;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.GivenMeasureProtos;

/** The values that are held against benchmarks: given by the caller, or from stored data. */
final class EvaluatedValues {
  private final Catalog catalog;
  private final QueryMetrics query;

  EvaluatedValues(Catalog catalog, QueryMetrics query) {
    this.catalog = catalog;
    this.query = query;
  }

  /**
   * A value.
   *
   * @param value in its envelope
   * @param revision of the data that answered; 0 for a value given
   */
  record Evaluated(MetricValue value, long revision) {}

  Evaluated of(
      EvaluateBenchmarkRequest request, Definition definition, Optional<WorkspaceId> workspace) {
    double confidence =
        request.hasConfidenceLevel()
            ? request.getConfidenceLevel()
            : ValueContext.DEFAULT_CONFIDENCE;
    if (definition instanceof Metric metric && metric.formula() instanceof Formula.Model) {
      throw MetricsException.invalidField(
          "metric", metric.id() + " is a model, which no benchmark is about; name another metric");
    }
    return switch (request.getSubjectCase()) {
      case GIVEN -> new Evaluated(given(request.getGiven(), definition, confidence), 0);
      case STORED ->
          stored(
              request.getStored(),
              definition,
              confidence,
              workspace.orElseThrow(
                  () -> MetricsException.invalidField("parent", "is required with stored")));
      case SUBJECT_NOT_SET -> throw MetricsException.invalidField("subject", "set given or stored");
    };
  }

  private MetricValue given(GivenValue given, Definition definition, double confidence) {
    GivenMeasures measures =
        GivenMeasures.of(
            catalog,
            GivenMeasureProtos.fromProto("given.measures", given.getMeasuresList()),
            BasisProtos.fromProto("given.basis", given.getBasis()),
            false);
    return new ComputeMetric(catalog).compute(definition, measures, confidence).value();
  }

  private Evaluated stored(
      StoredValue stored, Definition definition, double confidence, WorkspaceId workspace) {
    try {
      QueryMetrics.Result result =
          query.run(
              new QueryMetrics.Request(List.of(definition), scope(stored, workspace), confidence));
      // Without groups and buckets there is one row, with data or without.
      return new Evaluated(result.rows().getFirst().values().getFirst(), result.revision());
    } catch (MetricsException e) {
      throw e.inside("stored");
    }
  }

  private static DataScope scope(StoredValue stored, WorkspaceId workspace) {
    return DataScopeProtos.total(
        workspace,
        new DataScopeProtos.Fields(
            stored.getDateRange(),
            stored.getFiltersList(),
            stored.getSourcesList(),
            stored.getBasis(),
            false,
            DataScopeProtos.version(
                stored.hasAsOf(), stored.getAsOf(), stored.getAtLeastRevision())));
  }
}
