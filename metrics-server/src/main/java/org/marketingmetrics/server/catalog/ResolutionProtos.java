package org.marketingmetrics.server.catalog;

import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.MetricQuestion;
import org.marketingmetrics.api.v1.MetricQuestionAnswer;
import org.marketingmetrics.api.v1.MetricResolution;
import org.marketingmetrics.api.v1.ResolveMetricResponse;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.Resolution;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.DefinitionProtos;
import org.marketingmetrics.server.value.FactTexts;

/** Converts what a name can mean. */
final class ResolutionProtos {
  private final Texts texts;
  private final CatalogProtos protos;
  private final FactTexts facts;

  /** Writes names and questions in one language. */
  ResolutionProtos(Catalog catalog, Texts texts) {
    this.texts = texts;
    this.protos = new CatalogProtos(texts);
    this.facts = new FactTexts(catalog, texts);
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
            .setMetric(protos.toProto(resolved.definition()));
        add(resolved.candidates(), proto);
      }
      case Resolution.Ambiguous ambiguous -> {
        List<Definition> open = ambiguous.open();
        proto
            .setResolution(MetricResolution.METRIC_RESOLUTION_SEVERAL)
            .setQuestion(question(alias, open))
            .addAllOpen(open.stream().map(Definition::id).toList());
        ambiguous.questions().forEach(question -> proto.addQuestions(toProto(question)));
        add(ambiguous.candidates(), proto);
      }
      case Resolution.Unknown unknown ->
          proto
              .setResolution(MetricResolution.METRIC_RESOLUTION_NONE)
              .addAllDidYouMean(unknown.didYouMean());
    }
    return proto.build();
  }

  private void add(List<Resolution.Candidate> candidates, ResolveMetricResponse.Builder proto) {
    candidates.forEach(candidate -> proto.addCandidates(protos.toProto(candidate.definition())));
  }

  /** Names each candidate with what it is computed from, which is what tells them apart. */
  private String question(String alias, List<Definition> open) {
    String choices = open.stream().map(this::choice).collect(Collectors.joining("; "));
    return texts.sentence("question.metric", alias, choices);
  }

  private String choice(Definition definition) {
    String meaning =
        definition instanceof Metric metric ? metric.formula().expression() : definition.id();
    return "%s (%s)".formatted(protos.displayName(definition), meaning);
  }

  private MetricQuestion toProto(Resolution.Question question) {
    MetricQuestion.Builder proto =
        MetricQuestion.newBuilder()
            .setField(DefinitionProtos.toProto(question.field()))
            .setText(texts.text("ask", question.field()));
    question
        .answers()
        .forEach(
            (metric, value) ->
                proto.addAnswers(
                    MetricQuestionAnswer.newBuilder()
                        .setMetric(metric)
                        .setValue(value)
                        .setText(facts.text(question.field(), value))));
    return proto.build();
  }
}
