package org.marketingmetrics.server.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.CompareDefinitionsRequest;
import org.marketingmetrics.api.v1.CompareDefinitionsResponse;
import org.marketingmetrics.api.v1.Definition;
import org.marketingmetrics.server.cli.report.DefinitionsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** In what two definitions differ, and how one becomes the other. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Say in what two definitions differ, and how one is converted to the other.",
    footer = {
      "",
      "metrics definitions compare open_rate_delivered open_rate_sent",
      "metrics definitions compare open_rate_delivered open_rate_sent \\",
      "  --from 2026-03-02 --to 2026-03-29 --filter channel=email"
    })
final class DefinitionsCompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "LEFT", description = "Id of a measure or metric.")
  private String left = "";

  @Parameters(index = "1", paramLabel = "RIGHT", description = "Id of another.")
  private String right = "";

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "Put in the workspace's numbers, from this day on, inclusive.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description = "Last day of those numbers, inclusive.")
  private @Nullable LocalDate to;

  @Option(
      names = "--filter",
      paramLabel = "DIMENSION=VALUE[,VALUE]",
      description = "Take numbers of these only; as in metrics query.")
  private List<String> filters = new ArrayList<>();

  @Option(
      names = "--source",
      split = ",",
      paramLabel = "SOURCE",
      description = "Sources to believe first, in this order.")
  private List<String> sources = new ArrayList<>();

  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  DefinitionsCompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CompareDefinitionsRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      CompareDefinitionsResponse answer = connection.catalog().compareDefinitions(request);
      terminal.answer(
          output.of(
              answer,
              () ->
                  new DefinitionsReport(CatalogReader.names(connection, language.code()))
                      .text(answer),
              () -> DefinitionsReport.csv(answer)));
      return ExitCode.DONE;
    }
  }

  private CompareDefinitionsRequest request() {
    CompareDefinitionsRequest.Builder request =
        CompareDefinitionsRequest.newBuilder()
            .setLeft(Definition.newBuilder().setMetric(left))
            .setRight(Definition.newBuilder().setMetric(right))
            .setLanguageCode(language.code());
    if (from != null && to != null) {
      request
          .setParent(server.parent(terminal))
          .getDataBuilder()
          .setDateRange(Arguments.range(from, to))
          .addAllFilters(filters.stream().map(Arguments::filter).toList())
          .addAllSources(sources);
    } else if (from != null || to != null || !filters.isEmpty() || !sources.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE, "numbers need both --from and --to; without numbers leave all out.");
    }
    return request.build();
  }
}
