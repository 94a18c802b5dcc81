package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ReconcileClicksRequest;
import org.marketingmetrics.api.v1.ReconcileClicksResponse;
import org.marketingmetrics.api.v1.ReportedTotals;
import org.marketingmetrics.server.cli.report.ReconciliationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Clicks against sessions. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description = {
      "Explain why clicks and sessions differ, by cause, in sums that add up exactly.",
      "With totals of a report alone: what may lie behind their difference."
    },
    footer = {
      "",
      "metrics reconcile --from 2026-03-01 --to 2026-03-31 --by campaign",
      "metrics reconcile --clicks 1200 --sessions 970"
    })
final class ReconcileCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--clicks", paramLabel = "COUNT", description = "Clicks of a report.")
  private @Nullable Long clicks;

  @Option(names = "--sessions", paramLabel = "COUNT", description = "Sessions of a report.")
  private @Nullable Long sessions;

  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private SessionOptions options = new SessionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  ReconcileCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connect(terminal)) {
      ReconcileClicksResponse answer = connection.events().reconcileClicks(request());
      String title =
          answer.hasTotal()
              ? "Clicks against sessions, " + options.title()
              : "%,d clicks and %,d sessions, rule %s"
                  .formatted(clicks, sessions, options.ruleName());
      terminal.answer(
          output.of(
              answer,
              () -> ReconciliationReport.text(title, answer),
              () -> ReconciliationReport.csv(answer)));
      return ExitCode.DONE;
    }
  }

  private ReconcileClicksRequest request() {
    ReconcileClicksRequest.Builder request =
        ReconcileClicksRequest.newBuilder()
            .setParent(server.parent(terminal))
            .setSessionRule(options.rule())
            .setByCampaign(options.byCampaign())
            .setByDay(options.byDay())
            .setLanguageCode(language.code());
    if (clicks == null && sessions == null) {
      return request.setDateRange(options.range()).build();
    }
    if (clicks == null || sessions == null || options.hasRange()) {
      throw new CommandException(
          ExitCode.USAGE, "give either --from and --to, or both --clicks and --sessions.");
    }
    return request
        .setTotals(ReportedTotals.newBuilder().setClicks(clicks).setSessions(sessions))
        .build();
  }
}
