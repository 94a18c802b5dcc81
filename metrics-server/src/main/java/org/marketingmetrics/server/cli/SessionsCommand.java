package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ListSessionsRequest;
import org.marketingmetrics.api.v1.ListSessionsResponse;
import org.marketingmetrics.api.v1.QuerySessionsRequest;
import org.marketingmetrics.api.v1.QuerySessionsResponse;
import org.marketingmetrics.server.cli.report.SessionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sessions, counted or one person's. */
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    description = "Count sessions, clicks and orders; or list the sessions of one person.",
    footer = {
      "",
      "metrics sessions --from 2026-03-01 --to 2026-03-31 --by campaign",
      "metrics sessions u-17 --rule ga4"
    })
final class SessionsCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "SUBJECT", description = "One person's id.")
  private @Nullable String subject;

  @Mixin private SessionOptions options = new SessionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  SessionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connect(terminal)) {
      terminal.answer(subject == null ? counted(connection) : listed(connection, subject));
      return ExitCode.DONE;
    }
  }

  private String counted(Connection connection) {
    QuerySessionsResponse answer =
        connection
            .events()
            .querySessions(
                QuerySessionsRequest.newBuilder()
                    .setParent(server.parent(terminal))
                    .setDateRange(options.range())
                    .setSessionRule(options.rule())
                    .setByCampaign(options.byCampaign())
                    .setByDay(options.byDay())
                    .build());
    return output.of(
        answer,
        () -> SessionReport.text("Sessions, " + options.title(), answer),
        () -> SessionReport.csv(answer));
  }

  private String listed(Connection connection, String person) {
    ListSessionsResponse answer =
        connection
            .events()
            .listSessions(
                ListSessionsRequest.newBuilder()
                    .setParent(server.parent(terminal))
                    .setSubject(person)
                    .setSessionRule(options.rule())
                    .setPageSize(MOST)
                    .build());
    return output.of(
        answer,
        () ->
            SessionReport.text(
                "Sessions of %s, rule %s".formatted(person, options.ruleName()), answer),
        () -> SessionReport.csv(answer));
  }
}
