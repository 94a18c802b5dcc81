package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.SearchTermsRequest;
import org.marketingmetrics.api.v1.SearchTermsResponse;
import org.marketingmetrics.server.cli.report.GlossaryReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds terms by any words. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Find terms by name, alias or words of their text; slips do not matter.",
    footer = {"", "metrics glossary search returned messages mailbox full"})
final class SearchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "WORDS", description = "In any language.")
  private List<String> words = new ArrayList<>();

  @Mixin private GlossaryOptions options = new GlossaryOptions();

  SearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = options.server().connect(terminal)) {
      String typed = String.join(" ", words);
      return tell(terminal, typed, search(connection, typed, options), options);
    }
  }

  static SearchTermsResponse search(Connection connection, String typed, GlossaryOptions options) {
    return connection
        .glossary()
        .searchTerms(
            SearchTermsRequest.newBuilder()
                .setQuery(typed)
                .setLanguageCode(options.language())
                .setAudience(options.audience())
                .build());
  }

  /** What was found; refused when that is nothing. */
  static int tell(
      Terminal terminal, String typed, SearchTermsResponse found, GlossaryOptions options) {
    terminal.answer(
        options
            .output()
            .of(
                found,
                () -> GlossaryReport.matches(typed, found),
                () -> GlossaryReport.csvOf(found.getMatchesList())));
    return found.getMatchesCount() == 0 ? ExitCode.REFUSED : ExitCode.DONE;
  }
}
