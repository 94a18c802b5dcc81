package org.marketingmetrics.server.cli.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.marketingmetrics.api.v1.Benchmark;
import org.marketingmetrics.api.v1.BenchmarkCoverage;
import org.marketingmetrics.api.v1.BenchmarkEvaluation;
import org.marketingmetrics.api.v1.BenchmarkGroup;
import org.marketingmetrics.api.v1.BenchmarkReference;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkResponse;
import org.marketingmetrics.api.v1.EvaluateBenchmarkResponse;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.ReferenceVerdict;

/** Benchmarks, what they cover, and values held against them. */
public final class BenchmarkReport {
  private static final String INDENT = "  ";

  private final MetricNames names;

  /** Writes values as the catalogue says. */
  public BenchmarkReport(MetricNames names) {
    this.names = names;
  }

  /** A table of benchmarks. */
  public static String list(List<Benchmark> benchmarks) {
    TextTable table = table(5).row("benchmark", "metrics", "for", "figures", "year");
    benchmarks.forEach(
        benchmark ->
            table.row(
                benchmark.getName(),
                String.join(", ", benchmark.getMetricsList()),
                scope(benchmark.getScope()),
                figures(benchmark.getReference()),
                year(benchmark)));
    return text(table.lines(INDENT));
  }

  private static TextTable table(int columns) {
    return new TextTable(Stream.generate(() -> TextTable.Align.LEFT).limit(columns).toList());
  }

  private static String text(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(joining());
  }

  private static String scope(BenchmarkScope scope) {
    return scope.getAllFields().values().stream().map(Object::toString).collect(joining(", "));
  }

  private static String year(Benchmark benchmark) {
    if (benchmark.hasYearMeasured()) {
      return String.valueOf(benchmark.getYearMeasured());
    }
    return benchmark.hasYearPublished() ? benchmark.getYearPublished() + " (published)" : "?";
  }

  private static String figures(BenchmarkReference reference) {
    return switch (reference.getKindCase()) {
      case RANGE -> reference.getRange().getLower() + " to " + reference.getRange().getUpper();
      case MEAN -> "mean " + reference.getMean().getMean();
      case QUANTILES ->
          reference.getQuantiles().getQuantilesList().stream()
              .map(q -> ValueText.percent(q.getProbability()) + ": " + q.getValue())
              .collect(joining(", "));
      case LIMIT ->
          "below %s, never %s"
              .formatted(reference.getLimit().getTarget(), reference.getLimit().getCeiling());
      case KIND_NOT_SET -> "";
    };
  }

  /** The same for a spreadsheet. */
  public static String csv(List<Benchmark> benchmarks) {
    CsvText csv =
        new CsvText().header(List.of("name", "metrics", "scope", "figures", "year", "source"));
    benchmarks.forEach(
        benchmark ->
            csv.add(
                new CsvText.Row()
                    .text(benchmark.getName())
                    .text(String.join(" ", benchmark.getMetricsList()))
                    .text(scope(benchmark.getScope()))
                    .text(figures(benchmark.getReference()))
                    .text(year(benchmark))
                    .text(benchmark.getSource())));
    return csv.toString();
  }

  /** A table of what there are benchmarks for. */
  public static String coverage(List<BenchmarkCoverage> coverage) {
    TextTable table = table(4).row("metric", "for", "year", "benchmarks");
    coverage.forEach(
        entry ->
            table.row(
                entry.getMetric(),
                scope(entry.getScope()),
                entry.hasYear() ? String.valueOf(entry.getYear()) : "?",
                String.join(", ", entry.getBenchmarksList())));
    return text(table.lines(INDENT));
  }

  /** The same for a spreadsheet. */
  public static String coverageCsv(List<BenchmarkCoverage> coverage) {
    CsvText csv = new CsvText().header(List.of("metric", "scope", "year", "benchmarks"));
    coverage.forEach(
        entry ->
            csv.add(
                new CsvText.Row()
                    .text(entry.getMetric())
                    .text(scope(entry.getScope()))
                    .number(entry.hasYear() ? String.valueOf(entry.getYear()) : "")
                    .text(String.join(" ", entry.getBenchmarksList()))));
    return csv.toString();
  }

  /** One value and its verdicts. */
  public String evaluation(String title, BenchmarkScope scope, EvaluateBenchmarkResponse answer) {
    MetricValue.Builder value = answer.getValue().toBuilder();
    value.addAllBenchmarks(answer.getEvaluationsList());
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.add(
        INDENT + ValueText.of(answer.getValue(), names) + "   " + verdict(answer.getVerdict()));
    List<String> benchmarks =
        new BenchmarkText(names).lines(scope, Stream.of(value.build()), INDENT);
    if (!benchmarks.isEmpty()) {
      lines.add("");
      lines.addAll(benchmarks);
    }
    List<String> notes =
        new Notes().add("", answer.getValue()).add("", answer.getWarningsList()).lines(INDENT);
    if (!notes.isEmpty()) {
      lines.add("");
      lines.addAll(notes);
    }
    return text(lines);
  }

  private static String verdict(ReferenceVerdict verdict) {
    return switch (verdict) {
      case REFERENCE_VERDICT_JUDGED -> "judged";
      case REFERENCE_VERDICT_NO_REFERENCE ->
          "NO_REFERENCE: nothing fresh applies; take a baseline of your own (metrics benchmark"
              + " own)";
      case REFERENCE_VERDICT_INSUFFICIENT_DATA -> "INSUFFICIENT_DATA: there is no value";
      case REFERENCE_VERDICT_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  /** The same for a spreadsheet: a line for each benchmark. */
  public static String csv(EvaluateBenchmarkResponse answer) {
    CsvText csv =
        new CsvText()
            .header(
                List.of(
                    "value", "benchmark", "use", "position", "evidence", "label", "gap", "age"));
    for (BenchmarkEvaluation evaluation : answer.getEvaluationsList()) {
      csv.add(
          new CsvText.Row()
              .number(String.valueOf(answer.getValue().getValue()))
              .text(evaluation.getBenchmark())
              .text(Words.code(evaluation.getUse()))
              .text(Words.code(evaluation.getPosition()))
              .text(Words.code(evaluation.getEvidence()))
              .text(Words.code(evaluation.getLabel()))
              .number(String.valueOf(evaluation.getGapAbsolute()))
              .text(Words.code(evaluation.getAge())));
    }
    return csv.toString();
  }

  /** Quantiles of own data. */
  public String own(String title, ComputeOwnBenchmarkResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add("Own benchmark of " + title);
    lines.add("");
    if (answer.hasBenchmark()) {
      TextTable table =
          new TextTable(TextTable.Align.RIGHT, TextTable.Align.RIGHT).row("quantile", "value");
      answer
          .getBenchmark()
          .getReference()
          .getQuantiles()
          .getQuantilesList()
          .forEach(
              q ->
                  table.row(
                      ValueText.percent(q.getProbability()),
                      ValueText.inUnitOf(answer.getSmallest().getValue(), q.getValue(), names)));
      lines.addAll(table.lines(INDENT));
    } else {
      lines.add(INDENT + "INSUFFICIENT_DATA: too few campaigns or mailings are large enough");
    }
    lines.add("");
    lines.add(
        INDENT
            + "used %d, too small %d, without a value %d"
                .formatted(
                    answer.getGroups(),
                    answer.getGroupsTooSmall(),
                    answer.getGroupsWithoutValue()));
    if (answer.hasSmallest()) {
      lines.add(INDENT + "smallest: " + group(answer.getSmallest()));
      lines.add(INDENT + "largest:  " + group(answer.getLargest()));
    }
    lines.addAll(new Notes().add("", answer.getWarningsList()).lines(INDENT));
    return text(lines);
  }

  private String group(BenchmarkGroup group) {
    return "%s%s, %s = %s"
        .formatted(
            group.getCampaign(),
            group.hasDay() ? " on " + Words.date(group.getDay()) : "",
            ValueText.fraction(group.getValue()),
            ValueText.of(group.getValue(), names));
  }
}
