package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkResponse;
import org.marketingmetrics.api.v1.StoredValue;
import org.marketingmetrics.server.cli.report.BenchmarkReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One value against the benchmarks that apply. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Hold one value against benchmarks.",
    footer = {
      "",
      "metrics benchmark evaluate ctr --from 2026-03-02 --to 2026-03-29 --filter"
          + " channel=influencer",
    })
final class BenchmarkEvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "METRIC", description = "Id or alias of the metric.")
  private String metric = "";

  @Option(
      names = "--against",
      split = ",",
      paramLabel = "NAME",
      description =
          "Benchmarks to use, even of another placement, industry, region, platform or message"
              + " type. Default: all that apply.")
  private List<String> against = new ArrayList<>();

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "What still counts as at a mean, to both sides. Default: ${DEFAULT-VALUE}.")
  private double tolerance;

  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  BenchmarkEvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BenchmarkScope scope = question.benchmarkScope();
    EvaluateBenchmarkRequest request =
        EvaluateBenchmarkRequest.newBuilder()
            .setParent(server.parent(terminal))
            .setMetric(metric)
            .setStored(
                StoredValue.newBuilder()
                    .setDateRange(question.range())
                    .addAllFilters(question.filters())
                    .addAllSources(question.sources()))
            .setScope(scope == null ? BenchmarkScope.getDefaultInstance() : scope)
            .addAllBenchmarks(against)
            .setTolerance(tolerance)
            .setAcknowledgeDefinitionMismatch(question.mixed())
            .setConfidenceLevel(question.confidence())
            .setLanguageCode(question.language())
            .build();
    try (Connection connection = server.connect(terminal)) {
      EvaluateBenchmarkResponse answer = connection.benchmarks().evaluateBenchmark(request);
      terminal.answer(
          output.of(
              answer,
              () ->
                  new BenchmarkReport(CatalogReader.names(connection, question.language()))
                      .evaluation(metric + ", " + question.title(), request.getScope(), answer),
              () -> BenchmarkReport.csv(answer)));
      return ExitCode.DONE;
    }
  }
}
