package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.GetComparisonArticleRequest;
import org.marketingmetrics.api.v1.GetComparisonArticleResponse;
import org.marketingmetrics.api.v1.ListComparisonArticlesRequest;
import org.marketingmetrics.api.v1.ListComparisonArticlesResponse;
import org.marketingmetrics.server.cli.report.ArticleReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Articles that compare terms. */
@Command(
    name = "articles",
    mixinStandardHelpOptions = true,
    description = "Read a comparison of terms that are mixed up; without ARTICLE list all.",
    footer = {"", "metrics glossary articles clicks_vs_sessions"})
final class ArticlesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "ARTICLE", description = "Id, as the list has it.")
  private String article = "";

  @Mixin private GlossaryOptions options = new GlossaryOptions();

  ArticlesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = options.server().connect(terminal)) {
      return article.isEmpty() ? list(connection) : show(connection);
    }
  }

  private int list(Connection connection) {
    ListComparisonArticlesResponse answer =
        connection
            .glossary()
            .listComparisonArticles(
                ListComparisonArticlesRequest.newBuilder()
                    .setLanguageCode(options.language())
                    .build());
    terminal.answer(
        options
            .output()
            .of(
                answer,
                () -> ArticleReport.list(answer.getArticlesList()),
                () -> ArticleReport.listCsv(answer.getArticlesList())));
    return ExitCode.DONE;
  }

  private int show(Connection connection) {
    GetComparisonArticleResponse answer =
        connection
            .glossary()
            .getComparisonArticle(
                GetComparisonArticleRequest.newBuilder()
                    .setName("comparisonArticles/" + article)
                    .setLanguageCode(options.language())
                    .build());
    terminal.answer(
        options
            .output()
            .of(
                answer,
                () -> ArticleReport.text(answer.getArticle()),
                () -> ArticleReport.csv(answer.getArticle())));
    return ExitCode.DONE;
  }
}
