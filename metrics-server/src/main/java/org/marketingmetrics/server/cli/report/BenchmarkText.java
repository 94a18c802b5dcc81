package org.marketingmetrics.server.cli.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.BenchmarkEvaluation;
import org.marketingmetrics.api.v1.BenchmarkEvidence;
import org.marketingmetrics.api.v1.BenchmarkLabel;
import org.marketingmetrics.api.v1.BenchmarkReference;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.BenchmarkUse;
import org.marketingmetrics.api.v1.MetricValue;

/** How values stand against benchmarks: the reference, the verdict, and what limits it. */
final class BenchmarkText {
  private final MetricNames names;

  BenchmarkText(MetricNames names) {
    this.names = names;
  }

  /**
   * Lines for some values, without those that say the same; none if nothing was held against
   * anything.
   *
   * @param scope where the values belong, as asked
   */
  List<String> lines(BenchmarkScope scope, Stream<MetricValue> values, String indent) {
    Set<String> judged = new LinkedHashSet<>();
    Set<String> listed = new LinkedHashSet<>();
    values.forEach(
        value ->
            value
                .getBenchmarksList()
                .forEach(
                    evaluation -> {
                      if (evaluation.getUse() == BenchmarkUse.BENCHMARK_USE_LISTED) {
                        listed.add(listed(value, evaluation));
                      } else {
                        judged.addAll(judged(value, evaluation, indent + "  "));
                      }
                    }));
    List<String> lines = new ArrayList<>(judged);
    if (!listed.isEmpty()) {
      lines.addAll(
          Words.wrapped(
              indent + "  ", "For other scopes, without a verdict: " + String.join("; ", listed)));
    }
    if (!lines.isEmpty()) {
      lines.addFirst(indent + "Benchmarks" + of(scope));
    }
    return lines;
  }

  private static String of(BenchmarkScope scope) {
    String fields =
        scope.getAllFields().values().stream().map(Object::toString).collect(joining(", "));
    return fields.isEmpty() ? "" : " for " + fields;
  }

  private List<String> judged(MetricValue value, BenchmarkEvaluation evaluation, String indent) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s against %s (%s): %s"
            .formatted(
                indent + named(value),
                ValueText.of(value, names),
                reference(value, evaluation.getReference()),
                evaluation.getBenchmark(),
                verdict(evaluation)));
    Notes caveats = new Notes();
    evaluation
        .getCaveatsList()
        .forEach(
            caveat ->
                caveats.add(caveat.getField(), Words.code(caveat.getCode()), caveat.getText()));
    lines.addAll(caveats.lines(indent + "  "));
    if (evaluation.hasSettlingSample()) {
      lines.addAll(Words.wrapped(indent + "  ", evaluation.getSettlingSample().getText()));
    }
    return lines;
  }

  private String listed(MetricValue value, BenchmarkEvaluation evaluation) {
    return "%s %s (%s)"
        .formatted(
            Words.plain(evaluation.getPosition()),
            reference(value, evaluation.getReference()),
            evaluation.getBenchmark());
  }

  private static String named(MetricValue value) {
    return value.getMetric().isEmpty() ? "" : value.getMetric() + " ";
  }

  private String reference(MetricValue value, BenchmarkReference reference) {
    return switch (reference.getKindCase()) {
      case RANGE ->
          shown(value, reference.getRange().getLower())
              + " to "
              + shown(value, reference.getRange().getUpper());
      case MEAN -> "a mean of " + shown(value, reference.getMean().getMean());
      case LIMIT ->
          "a target below %s and a ceiling of %s"
              .formatted(
                  shown(value, reference.getLimit().getTarget()),
                  shown(value, reference.getLimit().getCeiling()));
      case QUANTILES ->
          reference.getQuantiles().getQuantilesList().stream()
              .map(
                  q ->
                      "%s at %s"
                          .formatted(
                              shown(value, q.getValue()), ValueText.percent(q.getProbability())))
              .collect(joining(", "));
      case KIND_NOT_SET -> "no figures";
    };
  }

  private String shown(MetricValue value, double number) {
    return ValueText.inUnitOf(value, number, names);
  }

  private static String verdict(BenchmarkEvaluation evaluation) {
    String position = Words.plain(evaluation.getPosition());
    if (evaluation.getUse() == BenchmarkUse.BENCHMARK_USE_HISTORY) {
      return position + ", shown as history, no verdict";
    }
    return evaluation.getEvidence() == BenchmarkEvidence.BENCHMARK_EVIDENCE_UNCERTAIN
        ? "verdict UNCERTAIN (the value is %s, its interval does not decide)".formatted(position)
        : "verdict %s%s"
            .formatted(Words.code(evaluation.getEvidence()), quality(evaluation.getLabel()));
  }

  private static String quality(BenchmarkLabel label) {
    return switch (label) {
      case BENCHMARK_LABEL_GOOD -> ", which is good";
      case BENCHMARK_LABEL_BAD -> ", which is bad";
      case BENCHMARK_LABEL_NEUTRAL -> ", neither good nor bad";
      case BENCHMARK_LABEL_UNCERTAIN, BENCHMARK_LABEL_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }
}
