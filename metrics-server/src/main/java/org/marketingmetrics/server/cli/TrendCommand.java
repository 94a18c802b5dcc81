package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.AnalyzeTrendRequest;
import org.marketingmetrics.api.v1.AnalyzeTrendResponse;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.server.cli.report.TrendReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether series rise or fall. */
@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    description = "Say whether metrics rise or fall, and how fast, side by side.",
    footer = {"", "metrics trend clicks sessions orders --from 2026-03-02 --to 2026-03-29"})
final class TrendCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** Length of a point. */
  enum Cut {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }

  @Parameters(arity = "1..*", paramLabel = "METRIC", description = "Ids of metrics or measures.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--grain",
      paramLabel = "GRAIN",
      defaultValue = "day",
      description = "Cut time by: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Cut grain = Cut.DAY;

  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  TrendCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    question.requireNoBenchmark();
    try (Connection connection = server.connect(terminal)) {
      AnalyzeTrendResponse answer =
          connection
              .comparisons()
              .analyzeTrend(
                  AnalyzeTrendRequest.newBuilder()
                      .setParent(server.parent(terminal))
                      .addAllMetrics(metrics)
                      .setGrain(Grain.valueOf("GRAIN_" + grain.name()))
                      .setDateRange(question.range())
                      .addAllFilters(question.filters())
                      .addAllSources(question.sources())
                      .setConfidenceLevel(question.confidence())
                      .setAcknowledgeDefinitionMismatch(question.mixed())
                      .setLanguageCode(question.language())
                      .build());
      terminal.answer(
          output.of(
              answer,
              () ->
                  new TrendReport(CatalogReader.names(connection, question.language()))
                      .text("Trend, " + question.title(), answer),
              () -> TrendReport.csv(answer)));
      return ExitCode.DONE;
    }
  }
}
