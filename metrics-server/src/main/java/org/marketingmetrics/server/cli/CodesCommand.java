package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.ListCodesRequest;
import org.marketingmetrics.api.v1.ListCodesResponse;
import org.marketingmetrics.server.cli.report.GlossaryReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What codes in answers mean. */
@Command(
    name = "codes",
    mixinStandardHelpOptions = true,
    description = "Read what the codes in answers mean: reasons, warnings, kinds, verdicts.",
    footer = {"", "metrics glossary codes NullReason --language ru"})
final class CodesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENUM",
      description = "Name of an enum of the contract. Default: all.")
  private String name = "";

  @Mixin private LanguageOption language = new LanguageOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  CodesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connect(terminal)) {
      ListCodesResponse answer =
          connection
              .glossary()
              .listCodes(
                  ListCodesRequest.newBuilder()
                      .setEnumName(name)
                      .setLanguageCode(language.code())
                      .build());
      terminal.answer(
          output.of(
              answer,
              () -> GlossaryReport.codes(answer.getCodesList()),
              () -> GlossaryReport.codesCsv(answer.getCodesList())));
      return ExitCode.DONE;
    }
  }
}
