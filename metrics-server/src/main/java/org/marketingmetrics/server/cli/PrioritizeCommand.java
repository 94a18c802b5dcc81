package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.GivenFunnel;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.OptimizationGoal;
import org.marketingmetrics.api.v1.PrioritizeOptimizationRequest;
import org.marketingmetrics.api.v1.PrioritizeOptimizationResponse;
import org.marketingmetrics.server.cli.report.PriorityReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Clicks or conversions first. */
@Command(
    name = "prioritize",
    mixinStandardHelpOptions = true,
    description = "Say whether to work on clicks or on conversions first, with the numbers.",
    footer = {
      "",
      "metrics prioritize --given impressions=200000,clicks=4000,orders=120 --revenue 6000 \\",
      "  --target-ctr 0.03 --target-cvr 0.04",
      "metrics prioritize --from 2026-03-02 --to 2026-03-29 --filter channel=influencer \\",
      "  --target-ctr 0.03 --target-cvr 0.04 --margin 0.3"
    })
final class PrioritizeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--given",
      paramLabel = "MEASURE=COUNT[,...]",
      description = "Counts: impressions, clicks, orders, and sessions if known.")
  private @Nullable String given;

  @Option(names = "--revenue", paramLabel = "AMOUNT", description = "With --given: revenue.")
  private @Nullable String revenue;

  @Option(
      names = "--days",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "With --given: days that the counts cover.")
  private int days;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "USD",
      description = "Currency of amounts given. Default: ${DEFAULT-VALUE}.")
  private String currency = "USD";

  @Option(
      names = "--target-ctr",
      paramLabel = "SHARE",
      description = "Click-through rate to reach. Default: of a benchmark that applies.")
  private @Nullable Double targetCtr;

  @Option(
      names = "--target-cvr",
      paramLabel = "SHARE",
      description = "Orders by click to reach. Default: of a benchmark that applies.")
  private @Nullable Double targetCvr;

  @Option(names = "--margin", paramLabel = "SHARE", description = "Share of revenue that remains.")
  private @Nullable Double margin;

  @Option(names = "--cpc", paramLabel = "AMOUNT", description = "Price of a click.")
  private @Nullable String cpc;

  @Option(names = "--traffic", description = "Traffic is the goal, not orders.")
  private boolean traffic;

  @Mixin private StoredDataOptions stored = new StoredDataOptions();
  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  PrioritizeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PrioritizeOptimizationRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      PrioritizeOptimizationResponse answer = connection.advice().prioritizeOptimization(request);
      terminal.answer(
          output.of(answer, () -> PriorityReport.text(answer), () -> PriorityReport.csv(answer)));
      return ExitCode.DONE;
    }
  }

  private PrioritizeOptimizationRequest request() {
    PrioritizeOptimizationRequest.Builder request =
        PrioritizeOptimizationRequest.newBuilder().setLanguageCode(language.code());
    if (given != null) {
      GivenFunnel.Builder funnel =
          GivenFunnel.newBuilder().addAllMeasures(Arguments.counts("--given", given)).setDays(days);
      if (revenue != null) {
        funnel.addMeasures(
            MeasureValue.newBuilder()
                .setMeasure("revenue")
                .setMoney(Arguments.money("--revenue", revenue, currency)));
      }
      request.setGiven(funnel);
    } else {
      request.setStored(
          stored
              .selection()
              .orElseThrow(
                  () -> new CommandException(ExitCode.USAGE, "name --given, or --from and --to.")));
      request.setParent(server.parent(terminal));
    }
    economics(request);
    return request.build();
  }

  private void economics(PrioritizeOptimizationRequest.Builder request) {
    if (targetCtr != null) {
      request.setTargetCtr(targetCtr);
    }
    if (targetCvr != null) {
      request.setTargetCvr(targetCvr);
    }
    if (margin != null) {
      request.setMargin(margin);
    }
    if (cpc != null) {
      request.setCostPerClick(Arguments.money("--cpc", cpc, currency));
    }
    if (traffic) {
      request.setGoal(OptimizationGoal.OPTIMIZATION_GOAL_TRAFFIC);
    }
  }
}
