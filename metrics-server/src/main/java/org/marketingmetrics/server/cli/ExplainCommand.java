package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.DriverBreakdown;
import org.marketingmetrics.api.v1.ExplainChangeRequest;
import org.marketingmetrics.api.v1.ExplainChangeResponse;
import org.marketingmetrics.api.v1.MixForm;
import org.marketingmetrics.api.v1.SegmentBreakdown;
import org.marketingmetrics.server.cli.report.ExplanationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a change is made of. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Split a change: by segments into rates and mix, or by the factors of a product.",
    footer = {
      "",
      "metrics explain ctr --by platform --earlier previous-month --from 2026-03-01 --to"
          + " 2026-03-31",
      "metrics explain revenue --from 2026-03-16 --to 2026-03-29",
      "metrics explain orders --drivers clicks,sessions --from 2026-03-16 --to 2026-03-29"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "METRIC", description = "Id of the metric or measure that changed.")
  private String metric = "";

  @Option(
      names = "--by",
      paramLabel = "DIMENSION",
      description = "Split by the values of this dimension. Default: by factors.")
  private @Nullable String dimension;

  @Option(
      names = "--drivers",
      split = ",",
      paramLabel = "MEASURE",
      description = "Measures that the product goes along. Default: those that are usual.")
  private List<String> drivers = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "SEGMENTS",
      defaultValue = "20",
      description = "Most segments to name. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--interaction",
      description = "Show what rate and mix did together, instead of halving it between them.")
  private boolean interaction;

  @Mixin private EarlierOptions earlier = new EarlierOptions();
  @Mixin private TestOptions tests = new TestOptions();
  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    question.requireNoBenchmark();
    if (dimension != null && !drivers.isEmpty()) {
      throw new CommandException(ExitCode.USAGE, "name either --by or --drivers.");
    }
    try (Connection connection = server.connect(terminal)) {
      ExplainChangeResponse answer = connection.comparisons().explainChange(request());
      String by = dimension == null ? "" : dimension;
      terminal.answer(
          output.of(
              answer,
              () ->
                  new ExplanationReport(CatalogReader.names(connection, question.language()))
                      .text("What changed %s, %s".formatted(metric, question.title()), by, answer),
              () -> ExplanationReport.csv(answer)));
      return ExitCode.DONE;
    }
  }

  private ExplainChangeRequest request() {
    ExplainChangeRequest.Builder request =
        ExplainChangeRequest.newBuilder()
            .setParent(server.parent(terminal))
            .setMetric(metric)
            .setDateRange(question.range())
            .addAllFilters(question.filters())
            .addAllSources(question.sources())
            .setAcknowledgeDefinitionMismatch(question.mixed())
            .setSettings(tests.settings(question.confidence()))
            .setLanguageCode(question.language());
    DateRange range = earlier.range();
    if (range == null) {
      request.setAlignment(earlier.kind());
    } else {
      request.setComparisonRange(range);
    }
    if (dimension == null) {
      request.setDrivers(DriverBreakdown.newBuilder().addAllMeasures(drivers));
    } else {
      request.setSegments(
          SegmentBreakdown.newBuilder()
              .setDimension(dimension)
              .setLimit(limit)
              .setForm(interaction ? MixForm.MIX_FORM_THREE_TERM : MixForm.MIX_FORM_MIDPOINT));
    }
    return request.build();
  }
}
