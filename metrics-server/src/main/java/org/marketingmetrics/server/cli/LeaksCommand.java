package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.FindLeaksRequest;
import org.marketingmetrics.api.v1.FindLeaksResponse;
import org.marketingmetrics.api.v1.SimulatedSteps;
import org.marketingmetrics.server.cli.report.LeakReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where most is lost. */
@Command(
    name = "leaks",
    mixinStandardHelpOptions = true,
    description = "Find the campaigns and steps where most is lost.",
    footer = {"", "metrics leaks influencer --from 2026-03-02 --to 2026-03-29"})
final class LeaksCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--by",
      paramLabel = "DIMENSION",
      defaultValue = "campaign",
      description = "Whose values are looked at. Default: ${DEFAULT-VALUE}.")
  private String dimension = "campaign";

  @Option(names = "--benchmarks-first", description = "Hold against benchmarks before own medians.")
  private boolean benchmarksFirst;

  @Option(
      names = "--minimum",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description = "Leave out those with fewer in the step before. Default: ${DEFAULT-VALUE}.")
  private long minimum;

  @Mixin private FunnelOptions funnel = new FunnelOptions();
  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  LeaksCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    FindLeaksRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      FindLeaksResponse answer = connection.advice().findLeaks(request);
      terminal.answer(
          output.of(
              answer,
              () ->
                  new LeakReport(CatalogReader.names(connection, question.language()))
                      .text("Leaks, " + question.title(), answer),
              () -> LeakReport.csv(answer)));
      return ExitCode.DONE;
    }
  }

  private FindLeaksRequest request() {
    BenchmarkScope scope = question.benchmarkScope();
    FindLeaksRequest.Builder request =
        FindLeaksRequest.newBuilder()
            .setParent(server.parent(terminal))
            .setData(question.selection())
            .setDimension(dimension)
            .setBenchmarksFirst(benchmarksFirst)
            .setMinimumBase(minimum)
            .setConfidenceLevel(question.confidence())
            .setLanguageCode(question.language());
    if (scope != null) {
      request.setScope(scope);
    }
    funnel.choose(
        request::setTemplate,
        steps -> request.setCustom(SimulatedSteps.newBuilder().addAllSteps(steps)));
    return request.build();
  }
}
