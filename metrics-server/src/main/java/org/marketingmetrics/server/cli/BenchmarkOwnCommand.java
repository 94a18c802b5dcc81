package org.marketingmetrics.server.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.BenchmarkUnit;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkRequest;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkResponse;
import org.marketingmetrics.api.v1.CreateBenchmarkRequest;
import org.marketingmetrics.server.cli.report.BenchmarkReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Quantiles over own campaigns or mailings, and whether to keep them. */
@Command(
    name = "own",
    mixinStandardHelpOptions = true,
    description = "Compute a benchmark of your own campaigns or mailings, and keep it.",
    footer = {
      "",
      "metrics benchmark own ctor --unit mailing --from 2025-01-01 --to 2025-12-31 --keep ctor_2025"
    })
final class BenchmarkOwnCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** What counts as one. */
  enum Unit {
    CAMPAIGN,
    MAILING
  }

  @Parameters(paramLabel = "METRIC", description = "Id or alias of the metric.")
  private String metric = "";

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "CAMPAIGN",
      description = "What counts as one: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Unit unit = Unit.CAMPAIGN;

  @Option(
      names = "--minimum",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description =
          "Leave out those with a smaller denominator (impressions, messages). Default:"
              + " ${DEFAULT-VALUE}.")
  private long minimum;

  @Option(names = "--keep", paramLabel = "ID", description = "Keep it as a benchmark of this id.")
  private @Nullable String keep;

  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  BenchmarkOwnCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BenchmarkScope scope = question.benchmarkScope();
    ComputeOwnBenchmarkRequest request =
        ComputeOwnBenchmarkRequest.newBuilder()
            .setParent(server.parent(terminal))
            .setMetric(metric)
            .setData(question.selection())
            .setUnit(
                BenchmarkUnit.valueOf("BENCHMARK_UNIT_" + unit.name().toUpperCase(Locale.ROOT)))
            .setMinimumDenominator(minimum)
            .setScope(scope == null ? BenchmarkScope.getDefaultInstance() : scope)
            .setLanguageCode(question.language())
            .build();
    try (Connection connection = server.connect(terminal)) {
      ComputeOwnBenchmarkResponse answer = connection.benchmarks().computeOwnBenchmark(request);
      terminal.answer(
          output.of(
              answer,
              () ->
                  new BenchmarkReport(CatalogReader.names(connection, question.language()))
                      .own(metric + ", " + question.title(), answer),
              () -> BenchmarkReport.csv(java.util.List.of(answer.getBenchmark()))));
      return keep == null ? ExitCode.DONE : keep(connection, keep, answer);
    }
  }

  private int keep(Connection connection, String id, ComputeOwnBenchmarkResponse answer) {
    if (!answer.hasBenchmark()) {
      terminal.err().println("metrics: nothing is kept, because there are too few of them.");
      return ExitCode.REFUSED;
    }
    var kept =
        connection
            .benchmarks()
            .createBenchmark(
                CreateBenchmarkRequest.newBuilder()
                    .setParent(server.parent(terminal))
                    .setBenchmarkId(id)
                    .setBenchmark(answer.getBenchmark())
                    .build());
    terminal.err().println("kept as " + kept.getBenchmark().getName());
    return ExitCode.DONE;
  }
}
