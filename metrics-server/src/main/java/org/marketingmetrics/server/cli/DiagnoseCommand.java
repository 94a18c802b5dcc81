package org.marketingmetrics.server.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.CampaignSubject;
import org.marketingmetrics.api.v1.DiagnoseEmailRequest;
import org.marketingmetrics.api.v1.DiagnoseEmailResponse;
import org.marketingmetrics.api.v1.EmailReference;
import org.marketingmetrics.api.v1.GivenMailing;
import org.marketingmetrics.api.v1.MailingSubject;
import org.marketingmetrics.server.cli.report.DiagnosisReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is wrong with mailings, and what to do about it. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = "Diagnose mailings: the list, the time, or the content.",
    footer = {
      "",
      "metrics diagnose --from 2026-03-02 --to 2026-03-29 --filter channel=email",
      "metrics diagnose --given emails_delivered=100,email_unique_opens=20,email_unique_clicks=5"
          + " \\",
      "  --baseline open_rate_delivered=0.32,ctr_email_unique_delivered=0.08,ctor=0.25"
    })
final class DiagnoseCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--given",
      paramLabel = "MEASURE=COUNT[,...]",
      description =
          "Counts of a mailing: emails_delivered, email_unique_opens, email_unique_clicks, and"
              + " emails_sent if known.")
  private @Nullable String given;

  @Option(
      names = "--campaign",
      paramLabel = "NAME",
      description = "A campaign's mailings; with --day one of them, else from --from to --to.")
  private @Nullable String campaign;

  @Option(names = "--day", paramLabel = "YYYY-MM-DD", description = "Day of one mailing.")
  private @Nullable LocalDate day;

  @Option(
      names = "--baseline",
      paramLabel = "METRIC=SHARE[,...]",
      description = "Your own usual rates; they go before everything else.")
  private @Nullable String baselines;

  @Option(
      names = "--target",
      paramLabel = "METRIC=SHARE[,...]",
      description = "Rates to reach, used without enough mailings before.")
  private @Nullable String targets;

  @Mixin private StoredDataOptions stored = new StoredDataOptions();
  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  DiagnoseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DiagnoseEmailRequest request = request();
    try (Connection connection = server.connect(terminal)) {
      DiagnoseEmailResponse answer = connection.advice().diagnoseEmail(request);
      terminal.answer(
          output.of(
              answer,
              () ->
                  new DiagnosisReport(CatalogReader.names(connection, language.code()))
                      .text(answer),
              () -> DiagnosisReport.csv(answer)));
      return ExitCode.DONE;
    }
  }

  private DiagnoseEmailRequest request() {
    DiagnoseEmailRequest.Builder request =
        DiagnoseEmailRequest.newBuilder().setLanguageCode(language.code());
    if (given != null) {
      request.setGiven(
          GivenMailing.newBuilder().addAllMeasures(Arguments.counts("--given", given)));
    } else {
      request.setParent(server.parent(terminal));
      stored(request);
    }
    add(request, "--baseline", baselines, true);
    add(request, "--target", targets, false);
    return request.build();
  }

  private void stored(DiagnoseEmailRequest.Builder request) {
    if (campaign != null && day != null) {
      request.setMailing(
          MailingSubject.newBuilder().setCampaign(campaign).setDay(Arguments.date(day)));
    } else if (campaign != null) {
      request.setCampaign(
          CampaignSubject.newBuilder()
              .setCampaign(campaign)
              .setDateRange(stored.range().orElseThrow(DiagnoseCommand::nothingNamed)));
    } else {
      request.setPeriod(stored.selection().orElseThrow(DiagnoseCommand::nothingNamed));
    }
  }

  private static CommandException nothingNamed() {
    return new CommandException(
        ExitCode.USAGE, "name --given, --campaign with --day, or --from and --to.");
  }

  private static void add(
      DiagnoseEmailRequest.Builder request, String option, @Nullable String text, boolean own) {
    if (text == null) {
      return;
    }
    Arguments.numbers(option, text)
        .forEach(
            (metric, share) -> {
              EmailReference.Builder reference = EmailReference.newBuilder().setMetric(metric);
              request.addReferences(
                  own ? reference.setBaseline(share) : reference.setTarget(share));
            });
  }
}
