package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AssumedFunnel;
import org.marketingmetrics.api.v1.AssumedNumber;
import org.marketingmetrics.api.v1.FunnelChange;
import org.marketingmetrics.api.v1.FunnelEconomics;
import org.marketingmetrics.api.v1.SimulateFunnelRequest;
import org.marketingmetrics.api.v1.SimulateFunnelResponse;
import org.marketingmetrics.api.v1.SimulatedSteps;
import org.marketingmetrics.api.v1.StepCost;
import org.marketingmetrics.server.cli.report.SimulationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a funnel would bring if its steps were moved. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Move the steps of a funnel, measured or assumed, and see what that would bring.",
    footer = {
      "",
      "metrics simulate influencer --first 200000 --rate 0.02 --rate 0.03 --order-value 50 \\",
      "  --change clicks=0.03 --change orders=+33%",
      "metrics simulate email --from 2026-03-02 --to 2026-03-29 --change email_unique_opens=+10%"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--first",
      paramLabel = "NUMBER",
      description = "Without stored data: how many are in the first step.")
  private @Nullable Double first;

  @Option(
      names = "--rate",
      paramLabel = "NUMBER",
      description =
          "Without stored data: the rate of each later step, in order: 0.02, 0.01..0.03 or the"
              + " name of a benchmark.")
  private List<String> rates = new ArrayList<>();

  @Option(
      names = "--order-value",
      paramLabel = "NUMBER",
      description = "Without stored data: revenue by order, 50 or 40..60.")
  private @Nullable String orderValue;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "USD",
      description = "Currency of amounts. Default: ${DEFAULT-VALUE}.")
  private String currency = "USD";

  @Option(
      names = "--change",
      paramLabel = "STEP=NUMBER",
      description =
          "Move the rate of a step to a number, a range or a benchmark, or by a share: +10%%. The"
              + " step order_value is the revenue by order. May be repeated.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--margin",
      paramLabel = "SHARE",
      description = "Share of revenue that remains; gives profit.")
  private @Nullable Double margin;

  @Option(
      names = "--cost",
      paramLabel = "STEP=AMOUNT",
      description = "With --margin: cost of each one that reaches a step. May be repeated.")
  private List<String> costs = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Seed of the draws.")
  private @Nullable Long seed;

  @Mixin private FunnelOptions funnel = new FunnelOptions();
  @Mixin private StoredDataOptions stored = new StoredDataOptions();
  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SimulateFunnelRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      SimulateFunnelResponse answer = connection.funnels().simulateFunnel(request);
      terminal.answer(
          output.of(
              answer,
              () ->
                  new SimulationReport(CatalogReader.names(connection, language.code()))
                      .text(request, answer),
              () -> SimulationReport.csv(answer)));
      return ExitCode.DONE;
    }
  }

  private SimulateFunnelRequest request() {
    SimulateFunnelRequest.Builder request =
        SimulateFunnelRequest.newBuilder().setLanguageCode(language.code());
    funnel.choose(
        request::setTemplate,
        steps -> request.setCustom(SimulatedSteps.newBuilder().addAllSteps(steps)));
    start(request);
    changes.forEach(change -> request.addChanges(change(change)));
    if (margin != null) {
      request.setEconomics(economics(margin));
    }
    if (seed != null) {
      request.setSeed(seed);
    }
    return request.build();
  }

  private void start(SimulateFunnelRequest.Builder request) {
    if (first != null) {
      AssumedFunnel.Builder assumed =
          AssumedFunnel.newBuilder().setFirstCount(first).setCurrencyCode(currency);
      rates.forEach(rate -> assumed.addRates(number("--rate", rate)));
      if (orderValue != null) {
        assumed.setOrderValue(number("--order-value", orderValue));
      }
      request.setAssumed(assumed);
    } else {
      request.setStored(
          stored
              .selection()
              .orElseThrow(
                  () ->
                      usage(
                          "give stored data with --from and --to, or assumptions with --first and"
                              + " --rate.")));
      request.setParent(server.parent(terminal));
    }
  }

  private FunnelEconomics economics(double share) {
    FunnelEconomics.Builder economics = FunnelEconomics.newBuilder().setMargin(share);
    for (String cost : costs) {
      String[] parts = parts("--cost", cost);
      economics.addCosts(
          StepCost.newBuilder()
              .setStep(parts[0])
              .setCost(Arguments.money("--cost", parts[1], currency)));
    }
    return economics.build();
  }

  private static String[] parts(String option, String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw usage("%s '%s' is not of the form STEP=NUMBER.".formatted(option, text));
    }
    return new String[] {text.substring(0, equals), text.substring(equals + 1)};
  }

  private static FunnelChange change(String text) {
    String[] parts = parts("--change", text);
    FunnelChange.Builder change = FunnelChange.newBuilder();
    if (parts[0].equals("order_value")) {
      change.setOrderValue(true);
    } else {
      change.setStep(parts[0]);
    }
    String to = parts[1];
    return to.matches("[+-].*%")
        ? change.setRelative(decimal("--change", to.substring(0, to.length() - 1)) / 100).build()
        : change.setTarget(number("--change", to)).build();
  }

  private static AssumedNumber number(String option, String text) {
    AssumedNumber.Builder number = AssumedNumber.newBuilder();
    int dots = text.indexOf("..");
    if (text.contains("benchmarks/")) {
      number.setBenchmark(text);
    } else if (dots > 0) {
      number
          .getRangeBuilder()
          .setLower(decimal(option, text.substring(0, dots)))
          .setUpper(decimal(option, text.substring(dots + 2)));
    } else {
      number.setValue(decimal(option, text));
    }
    return number.build();
  }

  private static double decimal(String option, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw usage("%s: '%s' is no number.".formatted(option, text));
    }
  }

  private static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }
}
