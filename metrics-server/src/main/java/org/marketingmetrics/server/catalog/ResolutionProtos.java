package org.marketingmetrics.server.catalog;

import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.MetricResolution;
import org.marketingmetrics.api.v1.ResolveMetricResponse;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.Resolution;
import org.marketingmetrics.server.text.Texts;

/** Converts what a name can mean. */
final class ResolutionProtos {
  private final Texts texts;
  private final CatalogProtos catalog;

  /** Writes names and questions in one language. */
  ResolutionProtos(Texts texts) {
    this.texts = texts;
    this.catalog = new CatalogProtos(texts);
  }

  /**
   * The answer.
   *
   * @param alias as it was asked
   */
  ResolveMetricResponse toProto(String alias, Resolution resolution) {
    ResolveMetricResponse.Builder proto = ResolveMetricResponse.newBuilder();
    switch (resolution) {
      case Resolution.Resolved resolved -> {
        proto
            .setResolution(
                resolved.decidedByContext()
                    ? MetricResolution.METRIC_RESOLUTION_BY_CONTEXT
                    : MetricResolution.METRIC_RESOLUTION_ONE)
            .setMetric(catalog.toProto(resolved.definition()));
        add(resolved.candidates(), proto);
      }
      case Resolution.Ambiguous ambiguous -> {
        proto
            .setResolution(MetricResolution.METRIC_RESOLUTION_SEVERAL)
            .setQuestion(question(alias, ambiguous.candidates()));
        add(ambiguous.candidates(), proto);
      }
      case Resolution.Unknown unknown ->
          proto.setResolution(MetricResolution.METRIC_RESOLUTION_NONE);
    }
    return proto.build();
  }

  private void add(List<Resolution.Candidate> candidates, ResolveMetricResponse.Builder proto) {
    candidates.forEach(candidate -> proto.addCandidates(catalog.toProto(candidate.definition())));
  }

  /** Names each candidate with what it is computed from, which is what tells them apart. */
  private String question(String alias, List<Resolution.Candidate> candidates) {
    String choices =
        candidates.stream()
            .map(candidate -> choice(candidate.definition()))
            .collect(Collectors.joining("; "));
    return texts.sentence("question.metric", alias, choices);
  }

  private String choice(Definition definition) {
    String meaning =
        definition instanceof Metric metric ? metric.formula().expression() : definition.id();
    return "%s (%s)".formatted(catalog.displayName(definition), meaning);
  }
}
