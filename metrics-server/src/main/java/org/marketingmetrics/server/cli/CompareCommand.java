package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AllPairsOfSegments;
import org.marketingmetrics.api.v1.ComparePeriodsRequest;
import org.marketingmetrics.api.v1.ComparePeriodsResponse;
import org.marketingmetrics.api.v1.CompareSegmentsRequest;
import org.marketingmetrics.api.v1.CompareSegmentsResponse;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.RestOfSegments;
import org.marketingmetrics.server.cli.report.ComparisonCsv;
import org.marketingmetrics.server.cli.report.PeriodReport;
import org.marketingmetrics.server.cli.report.SegmentReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Segments against each other, or a period against an earlier one. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compare segments of a metric, or a period with an earlier one.",
    footer = {
      "",
      "metrics compare ctr --by creator --from 2026-03-02 --to 2026-03-29",
      "metrics compare open_rate_delivered --by send_weekday --against monday --from 2026-03-02"
          + " --to 2026-03-29",
      "metrics compare ctr clicks --earlier previous-month --from 2026-03-01 --to 2026-03-31"
    })
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "METRIC",
      description = "Ids of metrics or measures; one of them with --by.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "DIMENSION",
      description = "Compare the values of this dimension. Default: compare periods.")
  private @Nullable String dimension;

  @Option(
      names = "--against",
      paramLabel = "VALUE",
      description = "Compare each value with this one. Default: with all others together.")
  private @Nullable String reference;

  @Option(names = "--pairs", description = "Compare each value with each, up to 20 values.")
  private boolean pairs;

  @Option(
      names = "--values",
      split = ",",
      paramLabel = "VALUE",
      description = "Values to compare, in this order. Default: all there are, up to 200.")
  private List<String> values = new ArrayList<>();

  @Mixin private EarlierOptions earlier = new EarlierOptions();
  @Mixin private TestOptions tests = new TestOptions();
  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    question.requireNoBenchmark();
    try (Connection connection = server.connect(terminal)) {
      if (dimension == null) {
        periods(connection);
      } else {
        segments(connection, dimension);
      }
      return ExitCode.DONE;
    }
  }

  private void segments(Connection connection, String by) {
    if (metrics.size() != 1) {
      throw new CommandException(ExitCode.USAGE, "--by compares one metric; name one.");
    }
    CompareSegmentsRequest.Builder request =
        CompareSegmentsRequest.newBuilder()
            .setParent(server.parent(terminal))
            .setMetric(metrics.getFirst())
            .setDimension(by)
            .addAllValues(values)
            .setDateRange(question.range())
            .addAllFilters(question.filters())
            .addAllSources(question.sources())
            .setAcknowledgeDefinitionMismatch(question.mixed())
            .setSettings(tests.settings(question.confidence()))
            .setLanguageCode(question.language());
    String with = refer(request);
    CompareSegmentsResponse answer = connection.comparisons().compareSegments(request.build());
    String title = "%s by %s, %s, %s".formatted(metrics.getFirst(), by, with, question.title());
    terminal.answer(
        output.of(
            answer,
            () ->
                new SegmentReport(CatalogReader.names(connection, question.language()))
                    .text(title, by, answer),
            () -> ComparisonCsv.text(answer)));
  }

  /** Sets what each is compared with, and says it. */
  private String refer(CompareSegmentsRequest.Builder request) {
    if (pairs && reference != null) {
      throw new CommandException(ExitCode.USAGE, "name either --against or --pairs.");
    }
    if (pairs) {
      request.setAllPairs(AllPairsOfSegments.getDefaultInstance());
      return "each against each";
    }
    if (reference != null) {
      request.setReferenceValue(reference);
      return "each against " + reference;
    }
    request.setRest(RestOfSegments.getDefaultInstance());
    return "each against all others";
  }

  private void periods(Connection connection) {
    if (pairs || reference != null || !values.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE, "--against, --pairs and --values need the dimension in --by.");
    }
    ComparePeriodsRequest.Builder request =
        ComparePeriodsRequest.newBuilder()
            .setParent(server.parent(terminal))
            .addAllMetrics(metrics)
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
    ComparePeriodsResponse answer = connection.comparisons().comparePeriods(request.build());
    terminal.answer(
        output.of(
            answer,
            () ->
                new PeriodReport(CatalogReader.names(connection, question.language()))
                    .text("Period against an earlier one, " + question.title(), answer),
            () -> ComparisonCsv.text(answer)));
  }
}
