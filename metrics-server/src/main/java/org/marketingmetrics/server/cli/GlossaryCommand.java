package org.marketingmetrics.server.cli;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.GetTermRequest;
import org.marketingmetrics.api.v1.GetTermResponse;
import org.marketingmetrics.api.v1.ListTermsRequest;
import org.marketingmetrics.api.v1.ListTermsResponse;
import org.marketingmetrics.api.v1.SearchTermsResponse;
import org.marketingmetrics.api.v1.TermMatch;
import org.marketingmetrics.server.cli.report.GlossaryReport;
import org.marketingmetrics.server.cli.report.TermReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a term means, or the list of all. */
@Command(
    name = "glossary",
    mixinStandardHelpOptions = true,
    description = "Read what a term means; without TERM list all terms.",
    footer = {
      "",
      "metrics glossary ctr",
      "metrics glossary \"средний чек\" --language ru",
      "metrics glossary search abandoned carts"
    })
final class GlossaryCommand implements Callable<Integer> {
  private static final String ID = "[a-z][a-z0-9_]{0,62}";

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "TERM",
      description = "Id, name or alias, in any language.")
  private String term = "";

  @Mixin private GlossaryOptions options = new GlossaryOptions();

  GlossaryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = options.server().connect(terminal)) {
      return term.isEmpty() ? list(connection) : show(connection);
    }
  }

  private int list(Connection connection) {
    ListTermsResponse answer =
        connection
            .glossary()
            .listTerms(
                ListTermsRequest.newBuilder()
                    .setLanguageCode(options.language())
                    .setAudience(options.audience())
                    .setPageSize(1_000)
                    .build());
    terminal.answer(
        options
            .output()
            .of(
                answer,
                () -> GlossaryReport.list(answer.getTermsList()),
                () -> GlossaryReport.csv(answer.getTermsList())));
    return ExitCode.DONE;
  }

  private int show(Connection connection) {
    Optional<GetTermResponse> named = term.matches(ID) ? get(connection, term) : Optional.empty();
    if (named.isPresent()) {
      return tell(named.get());
    }
    SearchTermsResponse found = SearchCommand.search(connection, term, options);
    List<TermMatch> whole = new ArrayList<>(found.getMatchesList());
    whole.removeIf(match -> !match.getWholeName());
    return whole.size() == 1
        ? get(connection, whole.getFirst().getTerm().getId()).map(this::tell).orElseThrow()
        : SearchCommand.tell(terminal, term, found, options);
  }

  private Optional<GetTermResponse> get(Connection connection, String id) {
    try {
      return Optional.of(
          connection
              .glossary()
              .getTerm(
                  GetTermRequest.newBuilder()
                      .setName("terms/" + id)
                      .setLanguageCode(options.language())
                      .setAudience(options.audience())
                      .build()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private int tell(GetTermResponse answer) {
    terminal.answer(
        options
            .output()
            .of(
                answer,
                () -> TermReport.text(answer.getTerm()),
                () -> GlossaryReport.csv(List.of(answer.getTerm()))));
    return ExitCode.DONE;
  }
}
