package org.marketingmetrics.server.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BenchmarkReference;
import org.marketingmetrics.api.v1.ReferenceMean;
import org.marketingmetrics.api.v1.ReferenceQuantile;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Benchmarks as callers write them, read into records. */
final class BenchmarkRecords {
  private static final String FIELD = "benchmark";

  private final DefinitionLookup lookup;

  BenchmarkRecords(DefinitionLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * The record of a benchmark; its name and etag are not looked at.
   *
   * @throws MetricsException INVALID_FIELD, UNKNOWN_METRIC, AMBIGUOUS_METRIC
   */
  Benchmark fromProto(WorkspaceId owner, String id, org.marketingmetrics.api.v1.Benchmark proto) {
    return new Benchmark(
        owner,
        id,
        metrics(proto),
        proto.getVariantUnspecified(),
        BasisProtos.fromProto(FIELD + ".basis", proto.getBasis()),
        BenchmarkProtos.fromProto(proto.getScope()),
        reference(proto.getReference()),
        proto.hasYearMeasured() ? proto.getYearMeasured() : null,
        proto.hasYearPublished() ? proto.getYearPublished() : null,
        proto.getSource(),
        proto.getOriginalSource(),
        proto.hasSampleSize() ? proto.getSampleSize() : null,
        proto.hasValidFrom()
            ? PeriodProtos.fromProto(FIELD + ".valid_from", proto.getValidFrom())
            : null,
        proto.hasValidTo() ? PeriodProtos.fromProto(FIELD + ".valid_to", proto.getValidTo()) : null,
        proto.getNote(),
        proto.getNote());
  }

  private List<MetricId> metrics(org.marketingmetrics.api.v1.Benchmark proto) {
    if (proto.getMetricsCount() == 0) {
      throw MetricsException.invalidField(FIELD + ".metrics", "name at least one metric");
    }
    Set<MarketingContext> context = MarketingContext.ofChannel(proto.getScope().getChannel());
    List<MetricId> metrics = new ArrayList<>();
    for (String name : proto.getMetricsList()) {
      if (!(lookup.require(name, context) instanceof Metric metric)) {
        throw MetricsException.invalidField(
            FIELD + ".metrics", name + " is a measure; a benchmark is of a metric");
      }
      if (metrics.contains(metric.metric())) {
        throw MetricsException.invalidField(
            FIELD + ".metrics", metric.id() + " stands twice; name each once");
      }
      metrics.add(metric.metric());
    }
    return metrics;
  }

  private static Reference reference(BenchmarkReference proto) {
    return switch (proto.getKindCase()) {
      case RANGE ->
          new Reference.Range(
              number(proto.getRange().getLower()), number(proto.getRange().getUpper()));
      case MEAN -> mean(proto.getMean());
      case QUANTILES -> quantiles(proto.getQuantiles().getQuantilesList());
      case LIMIT ->
          new Reference.Limit(
              number(proto.getLimit().getTarget()), number(proto.getLimit().getCeiling()));
      case KIND_NOT_SET ->
          throw MetricsException.invalidField(
              FIELD + ".reference", "set range, mean, quantiles or limit");
    };
  }

  private static Reference mean(ReferenceMean proto) {
    if (proto.getLawValue() != 0 && !proto.hasStandardDeviation()) {
      throw MetricsException.invalidField(
          FIELD + ".reference.mean.law", "a law needs standard_deviation too");
    }
    return new Reference.Mean(
        number(proto.getMean()),
        proto.hasStandardDeviation() ? number(proto.getStandardDeviation()) : null,
        law(proto));
  }

  private static Reference.@Nullable Law law(ReferenceMean proto) {
    return proto.getLawValue() == 0
        ? null
        : EnumProtos.fromProto(FIELD + ".reference.mean.law", Reference.Law.class, proto.getLaw());
  }

  private static Reference quantiles(List<ReferenceQuantile> quantiles) {
    List<Reference.Point> points = new ArrayList<>();
    for (int i = 0; i < quantiles.size(); i++) {
      ReferenceQuantile next = quantiles.get(i);
      if (i > 0
          && (next.getProbability() <= quantiles.get(i - 1).getProbability()
              || next.getValue() < quantiles.get(i - 1).getValue())) {
        throw MetricsException.invalidField(
            "%s.reference.quantiles.quantiles[%d]".formatted(FIELD, i),
            "probabilities must rise, and values must not fall");
      }
      points.add(new Reference.Point(number(next.getProbability()), number(next.getValue())));
    }
    return new Reference.Quantiles(points);
  }

  /** As people read the double: 0.01 is one hundredth exactly. */
  private static BigDecimal number(double figure) {
    return BigDecimal.valueOf(figure);
  }
}
