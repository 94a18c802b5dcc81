package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AllocateBudgetRequest;
import org.marketingmetrics.api.v1.AllocateBudgetResponse;
import org.marketingmetrics.server.cli.report.BudgetReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to move a budget. */
@Command(
    name = "allocate",
    mixinStandardHelpOptions = true,
    description = "Move a budget between campaigns, as far as the data tell them apart.",
    footer = {
      "",
      "metrics allocate --from 2026-03-02 --to 2026-03-29 --filter channel=paid_social"
    })
final class AllocateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--by",
      paramLabel = "DIMENSION",
      defaultValue = "campaign",
      description = "Whose values share the budget. Default: ${DEFAULT-VALUE}.")
  private String dimension = "campaign";

  @Option(
      names = "--budget",
      paramLabel = "AMOUNT",
      description = "To divide. Default: what was spent.")
  private @Nullable String budget;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "USD",
      description = "Currency of --budget. Default: ${DEFAULT-VALUE}.")
  private String currency = "USD";

  @Option(
      names = "--floor",
      paramLabel = "SHARE",
      description = "Share of the budget that each keeps at least. Default: 0.02.")
  private @Nullable Double floor;

  @Option(
      names = "--largest-move",
      paramLabel = "SHARE",
      description = "Share of its own by which each changes at most. Default: 0.2.")
  private @Nullable Double largestMove;

  @Option(
      names = "--certainty",
      paramLabel = "SHARE",
      description = "How sure the leader must be better before one gives. Default: 0.95.")
  private @Nullable Double certainty;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Seed of the draws.")
  private @Nullable Long seed;

  @Mixin private QuestionOptions question = new QuestionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  AllocateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AllocateBudgetRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      AllocateBudgetResponse answer = connection.advice().allocateBudget(request);
      terminal.answer(
          output.of(
              answer,
              () -> BudgetReport.text("Budget, " + question.title(), answer),
              () -> BudgetReport.csv(answer)));
      return ExitCode.DONE;
    }
  }

  private AllocateBudgetRequest request() {
    AllocateBudgetRequest.Builder request =
        AllocateBudgetRequest.newBuilder()
            .setParent(server.parent(terminal))
            .setData(question.selection())
            .setDimension(dimension)
            .setConfidenceLevel(question.confidence())
            .setLanguageCode(question.language());
    if (budget != null) {
      request.setBudget(Arguments.money("--budget", budget, currency));
    }
    if (floor != null) {
      request.setFloorShare(floor);
    }
    if (largestMove != null) {
      request.setLargestMove(largestMove);
    }
    if (certainty != null) {
      request.setCertainty(certainty);
    }
    if (seed != null) {
      request.setSeed(seed);
    }
    return request.build();
  }
}
