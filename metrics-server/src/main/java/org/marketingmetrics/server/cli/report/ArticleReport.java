package org.marketingmetrics.server.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.ArticleCell;
import org.marketingmetrics.api.v1.ArticleRow;
import org.marketingmetrics.api.v1.ComparisonArticle;
import org.marketingmetrics.api.v1.DefinitionMismatch;
import org.marketingmetrics.api.v1.TermLink;

/** Comparison articles, in their language. */
public final class ArticleReport {
  private static final String INDENT = "  ";

  private ArticleReport() {}

  /** One line for each article. */
  public static String list(List<ComparisonArticle> articles) {
    TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT).row("id", "title");
    articles.forEach(article -> table.row(article.getId(), article.getTitle()));
    return articles.isEmpty() ? "None.\n" : String.join("\n", table.lines("")) + "\n";
  }

  /** The same as CSV. */
  public static String listCsv(List<ComparisonArticle> articles) {
    CsvText csv = new CsvText().header(List.of("id", "title", "summary"));
    articles.forEach(
        article ->
            csv.add(
                new CsvText.Row()
                    .text(article.getId())
                    .text(article.getTitle())
                    .text(article.getSummary())));
    return csv.toString();
  }

  /** The whole article, each line ended. */
  public static String text(ComparisonArticle article) {
    List<String> lines = new ArrayList<>();
    lines.add(article.getTitle());
    lines.add("");
    lines.addAll(Words.paragraph("", article.getSummary()));
    for (ArticleRow row : article.getRowsList()) {
      lines.add("");
      lines.add(row.getAspectText());
      for (int i = 0; i < row.getCellsCount(); i++) {
        String name = article.getSubjects(i).getName();
        lines.addAll(Words.wrapped(INDENT, name + ": " + cell(row.getCells(i))));
      }
    }
    article
        .getSectionsList()
        .forEach(
            section -> {
              lines.add("");
              lines.add(section.getHeading());
              section
                  .getParagraphsList()
                  .forEach(text -> lines.addAll(Words.paragraph(INDENT, text)));
            });
    lines.addAll(conversions(article));
    if (!article.getDisclaimer().isEmpty()) {
      lines.add("");
      lines.addAll(Words.paragraph("", article.getDisclaimer()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String cell(ArticleCell cell) {
    return cell.getMetricsCount() == 0
        ? cell.getText()
        : "%s [%s]"
            .formatted(
                cell.getText(),
                cell.getMetricsList().stream()
                    .map(TermLink::getId)
                    .collect(Collectors.joining(", ")));
  }

  private static List<String> conversions(ComparisonArticle article) {
    List<String> lines = new ArrayList<>();
    for (DefinitionMismatch pair : article.getDefinitionsList()) {
      pair.getConversionsList()
          .forEach(conversion -> lines.addAll(Words.wrapped(INDENT, conversion.getText())));
    }
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  /** One line for each cell. */
  public static String csv(ComparisonArticle article) {
    CsvText csv = new CsvText().header(List.of("aspect", "term", "text", "metrics"));
    for (ArticleRow row : article.getRowsList()) {
      for (int i = 0; i < row.getCellsCount(); i++) {
        ArticleCell cell = row.getCells(i);
        csv.add(
            new CsvText.Row()
                .text(Words.code(row.getAspect()))
                .text(article.getSubjects(i).getTerm())
                .text(cell.getText())
                .text(
                    cell.getMetricsList().stream()
                        .map(TermLink::getId)
                        .collect(Collectors.joining(";"))));
      }
    }
    return csv.toString();
  }
}
