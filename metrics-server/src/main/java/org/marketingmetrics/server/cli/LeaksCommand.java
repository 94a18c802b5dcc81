package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.FindLeaksRequest;
import org.marketingmetrics.api.v1.FindLeaksResponse;
import org.marketingmetrics.api.v1.SimulatedSteps;
import org.marketingmetrics.server.cli.report.LeakReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where most is lost. */
@Command(
    name = "leaks",
    mixinStandardHelpOptions = true,
    description = "Find the campaigns and steps where most is lost.",
    footer = {"", "metrics leaks influencer --from 2026-03-02 --to 2026-03-29"})
final class LeaksCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEMPLATE",
      description = "influencer, email, amazon or web.")
  private @Nullable String template;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "MEASURE",
      description = "Steps of your own instead of a template.")
  private List<String> steps = new ArrayList<>();

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
    if ((template == null) == steps.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE, "name either a template (influencer, email, amazon, web) or --steps.");
    }
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
    return template == null
        ? request.setCustom(SimulatedSteps.newBuilder().addAllSteps(steps)).build()
        : request.setTemplate(template).build();
  }
}
