package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.server.cli.report.QueryCsv;
import org.marketingmetrics.server.cli.report.QueryReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Metrics by dimension and time. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Compute metrics over stored data, by dimension and time.",
    footer = {
      "",
      "metrics query ctr cpc --by campaign --grain week --from 2026-03-02 --to 2026-03-29"
    })
final class QueryCommand implements Callable<Integer> {
  private static final int PAGE = 10_000;

  private final Terminal terminal;

  /** Into which pieces the range is cut. */
  enum Cut {
    TOTAL,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }

  @Parameters(arity = "1..*", paramLabel = "METRIC", description = "Ids of metrics or measures.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "DIMENSION",
      description = "Dimensions to break down by.")
  private List<String> dimensions = new ArrayList<>();

  @Option(
      names = "--grain",
      paramLabel = "GRAIN",
      defaultValue = "total",
      description = "Cut time by: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Cut grain = Cut.TOTAL;

  @Option(
      names = "--order-by",
      paramLabel = "COLUMN[ desc]",
      description = "Sort by time, dimensions or metrics, as in 'ctr desc, campaign'.")
  private @Nullable String orderBy;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "1000",
      description = "Most rows to fetch. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  QueryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    QueryMetricsRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      QueryMetricsResponse answer = fetch(connection, request);
      terminal.answer(
          output.of(
              answer,
              () ->
                  new QueryReport(CatalogReader.names(connection, question.language()))
                      .text(
                          question.title(),
                          dimensions,
                          metrics,
                          request.getBenchmarkScope(),
                          answer),
              () -> QueryCsv.text(dimensions, metrics, answer)));
      if (!answer.getNextPageToken().isEmpty()) {
        terminal.progress(
            "Shown: %d of %d rows. Raise --limit for more."
                .formatted(answer.getRowsCount(), answer.getTotalSize()));
      }
      return ExitCode.DONE;
    }
  }

  private QueryMetricsRequest request() {
    QueryMetricsRequest.Builder request =
        QueryMetricsRequest.newBuilder()
            .setParent(server.parent(terminal))
            .addAllMetrics(metrics)
            .addAllDimensions(dimensions)
            .setGrain(Grain.valueOf("GRAIN_" + grain.name().toUpperCase(Locale.ROOT)))
            .setDateRange(question.range())
            .addAllFilters(question.filters())
            .addAllSources(question.sources())
            .setConfidenceLevel(question.confidence())
            .setAcknowledgeDefinitionMismatch(question.mixed())
            .setOrderBy(orderBy == null ? "" : orderBy)
            .setLanguageCode(question.language());
    BenchmarkScope scope = question.benchmarkScope();
    return scope == null ? request.build() : request.setBenchmarkScope(scope).build();
  }

  /** The first page with the rows of those that follow it, as far as they are wanted. */
  private QueryMetricsResponse fetch(Connection connection, QueryMetricsRequest request) {
    QueryMetricsResponse.Builder all = QueryMetricsResponse.newBuilder();
    String token = "";
    do {
      QueryMetricsResponse page =
          connection
              .channelData()
              .queryMetrics(
                  request.toBuilder()
                      .setPageSize(Math.clamp(limit - (long) all.getRowsCount(), 1, PAGE))
                      .setPageToken(token)
                      .build());
      token = page.getNextPageToken();
      List<org.marketingmetrics.api.v1.MetricRow> rows = new ArrayList<>(all.getRowsList());
      rows.addAll(page.getRowsList());
      all = page.toBuilder().clearRows().addAllRows(rows);
    } while (!token.isEmpty() && all.getRowsCount() < limit);
    return all.build();
  }
}
