package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.PlanSampleRequest;
import org.marketingmetrics.api.v1.PlanSampleResponse;
import org.marketingmetrics.api.v1.RateTarget;
import org.marketingmetrics.api.v1.RatioTarget;
import org.marketingmetrics.server.cli.report.PlanReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How large an experiment must be. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Plan an experiment: how many trials a difference takes, or what a number finds.",
    footer = {
      "",
      "metrics plan --base 0.02 --lift 0.2 --per-day 2000",
      "metrics plan --base 0.02 --size 10000",
      "metrics plan --base 1.5 --variance 400 --difference 0.15 --looks 5"
    })
final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--base",
      required = true,
      paramLabel = "VALUE",
      description = "Rate without the change, a fraction; with --variance a ratio in any unit.")
  private double base;

  @Option(
      names = "--variance",
      paramLabel = "NUMBER",
      description = "Variance of one unit's part, for a ratio or money per unit.")
  private @Nullable Double variance;

  @Option(
      names = "--lift",
      paramLabel = "SHARE",
      description = "Difference to find, as a part of the base: 0.2 for a fifth more.")
  private @Nullable Double lift;

  @Option(
      names = "--difference",
      paramLabel = "NUMBER",
      description = "Difference to find, in the unit of the base.")
  private @Nullable Double difference;

  @Option(
      names = "--size",
      paramLabel = "TRIALS",
      description = "Trials or units of each arm: which difference do they find?")
  private @Nullable Double size;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "Confidence level. Default: ${DEFAULT-VALUE}.")
  private double confidence;

  @Option(
      names = "--power",
      paramLabel = "SHARE",
      defaultValue = "0.8",
      description = "Chance to find the difference. Default: ${DEFAULT-VALUE}.")
  private double power;

  @Option(
      names = "--comparisons",
      paramLabel = "ARMS",
      defaultValue = "1",
      description = "Arms that are compared with the base. Default: ${DEFAULT-VALUE}.")
  private int comparisons;

  @Option(
      names = "--looks",
      paramLabel = "LOOKS",
      defaultValue = "1",
      description = "Planned looks at the data. Default: ${DEFAULT-VALUE}.")
  private int looks;

  @Option(
      names = "--per-day",
      paramLabel = "TRIALS",
      description = "Trials or units of both arms a day, to say how many days it takes.")
  private @Nullable Double perDay;

  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PlanSampleRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      PlanSampleResponse plan = connection.comparisons().planSample(request);
      String title =
          "Experiment on a %s of %s".formatted(variance == null ? "rate" : "ratio", base);
      terminal.answer(
          output.of(
              plan,
              () -> PlanReport.text(title, variance == null, plan),
              () -> PlanReport.csv(plan)));
      return ExitCode.DONE;
    }
  }

  private PlanSampleRequest request() {
    if (Stream.of(lift != null, difference != null, size != null).filter(one -> one).count() != 1) {
      throw new CommandException(
          ExitCode.USAGE, "name one of --lift, --difference (how many?) and --size (how small?).");
    }
    PlanSampleRequest.Builder request =
        PlanSampleRequest.newBuilder()
            .setConfidenceLevel(confidence)
            .setPower(power)
            .setComparisons(comparisons)
            .setPlannedLooks(looks)
            .setLanguageCode(language.code());
    if (variance == null) {
      request.setRate(RateTarget.newBuilder().setBase(base));
    } else {
      request.setRatio(RatioTarget.newBuilder().setBase(base).setVariancePerUnit(variance));
    }
    if (lift != null) {
      request.setRelativeDifference(lift);
    } else if (difference != null) {
      request.setDifference(difference);
    } else if (size != null) {
      request.setSizePerArm(size);
    }
    return perDay == null ? request.build() : request.setSizePerDay(perDay).build();
  }
}
