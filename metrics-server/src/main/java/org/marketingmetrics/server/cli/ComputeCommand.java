package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.ComputeMetricRequest;
import org.marketingmetrics.api.v1.ComputeMetricResponse;
import org.marketingmetrics.server.cli.report.ComputationReport;
import org.marketingmetrics.server.cli.report.MetricNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The calculator: one metric from numbers given. */
@Command(
    name = "compute",
    mixinStandardHelpOptions = true,
    description = "Compute a metric from numbers given, without stored data.",
    footer = {
      "",
      "metrics compute ctr clicks=2500 impressions=100000 \\",
      "  --benchmark channel=influencer,platform=instagram,placement=stories",
      "metrics compute cpc ad_spend=1200 clicks=4000 --currency USD",
      "metrics compute clv average_order_value=50 purchases_per_period=4 gross_margin=0.3 \\",
      "  periods=3 --currency USD",
      "metrics compute clv margin_per_period=60 retention_rate=0.8 discount_rate=0.1 --currency USD"
    })
final class ComputeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "METRIC", description = "Id of the metric.")
  private String metric = "";

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=NUMBER",
      description =
          "Measures of its formula, or the inputs of a model of clv: those of the simple one or"
              + " those of the retention one.")
  private List<String> numbers = new ArrayList<>();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Currency of amounts, such as USD; needed where there are any.")
  private @Nullable String currency;

  @Option(
      names = "--benchmark",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FIELD=VALUE[,FIELD=VALUE]",
      description =
          "Hold the value against benchmarks. Fields: channel, platform, placement, industry,"
              + " region, message_type.")
  private @Nullable String benchmark;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "Confidence level of the interval. Default: ${DEFAULT-VALUE}.")
  private double confidence;

  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  ComputeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    GivenNumbers given = new GivenNumbers(numbers, currency);
    BenchmarkScope scope = benchmark == null ? null : Arguments.scope(benchmark, List.of());
    try (Connection connection = server.connect(terminal)) {
      MetricNames names = CatalogReader.names(connection, language.code());
      ComputeMetricRequest.Builder request =
          ComputeMetricRequest.newBuilder()
              .setMetric(metric)
              .setConfidenceLevel(confidence)
              .setLanguageCode(language.code());
      given.addTo(request, names);
      if (scope != null) {
        request.setBenchmarkScope(scope);
      }
      ComputeMetricResponse answer = connection.catalog().computeMetric(request.build());
      ComputationReport report = new ComputationReport(names);
      terminal.answer(
          output.of(
              answer,
              () -> report.text(request.getBenchmarkScope(), answer),
              () -> ComputationReport.csv(answer)));
      return ExitCode.DONE;
    }
  }
}
