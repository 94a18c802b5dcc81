package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.ListBenchmarkCoverageRequest;
import org.marketingmetrics.api.v1.ListBenchmarkCoverageResponse;
import org.marketingmetrics.api.v1.ListBenchmarksRequest;
import org.marketingmetrics.api.v1.ListBenchmarksResponse;
import org.marketingmetrics.server.cli.report.BenchmarkReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which benchmarks there are, built in and of the workspace's own. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List benchmarks, or for what there are any.",
    footer = {"", "metrics benchmark list --metric ctr", "metrics benchmark list --coverage"})
final class BenchmarkListCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final Terminal terminal;

  @Option(names = "--metric", paramLabel = "METRIC", description = "Of this metric. Default: all.")
  private String metric = "";

  @Option(
      names = "--coverage",
      description = "Only count them, by metric, scope and year; what is not listed has none.")
  private boolean coverage;

  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  BenchmarkListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connect(terminal)) {
      terminal.answer(coverage ? coverage(connection) : list(connection));
      return ExitCode.DONE;
    }
  }

  private String list(Connection connection) {
    ListBenchmarksResponse answer =
        connection
            .benchmarks()
            .listBenchmarks(
                ListBenchmarksRequest.newBuilder()
                    .setParent(server.parent(terminal))
                    .setMetric(metric)
                    .setLanguageCode(language.code())
                    .setPageSize(MOST)
                    .build());
    return output.of(
        answer,
        () -> BenchmarkReport.list(answer.getBenchmarksList()),
        () -> BenchmarkReport.csv(answer.getBenchmarksList()));
  }

  private String coverage(Connection connection) {
    ListBenchmarkCoverageResponse answer =
        connection
            .benchmarks()
            .listBenchmarkCoverage(
                ListBenchmarkCoverageRequest.newBuilder()
                    .setParent(server.parent(terminal))
                    .setMetric(metric)
                    .setPageSize(MOST)
                    .build());
    return output.of(
        answer,
        () -> BenchmarkReport.coverage(answer.getCoverageList()),
        () -> BenchmarkReport.coverageCsv(answer.getCoverageList()));
  }
}
