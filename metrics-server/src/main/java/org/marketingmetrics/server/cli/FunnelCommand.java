package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.CustomFunnel;
import org.marketingmetrics.server.cli.report.FunnelCsv;
import org.marketingmetrics.server.cli.report.FunnelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Steps, rates and the worst step of a funnel. */
@Command(
    name = "funnel",
    mixinStandardHelpOptions = true,
    description = "Compute a funnel: how many get from step to step.",
    footer = {
      "",
      "metrics funnel email --from 2026-03-01 --to 2026-03-31 --filter channel=email",
      "metrics funnel --steps sessions,orders --from 2026-03-01 --to 2026-03-31"
    })
final class FunnelCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--metrics",
      split = ",",
      paramLabel = "METRIC",
      description = "Metrics to compute over the same rows. Default: those of the template.")
  private List<String> metrics = new ArrayList<>();

  @Mixin private FunnelOptions funnel = new FunnelOptions();
  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  FunnelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AnalyzeFunnelRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      AnalyzeFunnelResponse answer = connection.funnels().analyzeFunnel(request);
      terminal.answer(
          output.of(
              answer,
              () ->
                  new FunnelReport(CatalogReader.names(connection, question.language()))
                      .text(title(), request.getBenchmarkScope(), answer),
              () -> FunnelCsv.text(answer)));
      return ExitCode.DONE;
    }
  }

  private AnalyzeFunnelRequest request() {
    AnalyzeFunnelRequest.Builder request =
        AnalyzeFunnelRequest.newBuilder()
            .setParent(server.parent(terminal))
            .addAllMetrics(metrics)
            .setDateRange(question.range())
            .addAllFilters(question.filters())
            .addAllSources(question.sources())
            .setConfidenceLevel(question.confidence())
            .setAcknowledgeDefinitionMismatch(question.mixed())
            .setLanguageCode(question.language());
    funnel.choose(
        request::setTemplate,
        steps -> request.setCustom(CustomFunnel.newBuilder().addAllSteps(steps)));
    BenchmarkScope scope = question.benchmarkScope();
    return scope == null ? request.build() : request.setBenchmarkScope(scope).build();
  }

  private String title() {
    return "Funnel %s, %s".formatted(funnel.title(), question.title());
  }
}
