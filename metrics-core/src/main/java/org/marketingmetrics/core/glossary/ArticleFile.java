package org.marketingmetrics.core.glossary;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.glossary.ComparisonArticle.Cell;
import org.marketingmetrics.core.glossary.ComparisonArticle.Row;
import org.marketingmetrics.core.glossary.ComparisonArticle.Subject;

/**
 * Reads the file of one comparison article; {@code article.schema.json} beside the files says what
 * it holds.
 */
final class ArticleFile {
  private final References sources;

  /** Reads articles that rest on these sources. */
  ArticleFile(References sources) {
    this.sources = sources;
  }

  ComparisonArticle read(YamlMap file) {
    return file.readBy(this::article);
  }

  private ComparisonArticle article(YamlMap file) {
    List<Subject> subjects =
        file.maps("subjects", one -> new Subject(one.text("term"), one.text("name")));
    return new ComparisonArticle(
        file.text("id"),
        TermFile.language(file),
        file.text("title"),
        file.text("summary"),
        subjects,
        file.map("aspects").readBy(aspects -> rows(aspects, subjects)),
        file.maps("sections", TermFile::section),
        file.optionalText("disclaimer"),
        file.optionalText("author"),
        file.texts("related_metrics"),
        sources.named(file),
        file.day("updated_on"));
  }

  /** All aspects, whatever their order in the file. */
  private static List<Row> rows(YamlMap aspects, List<Subject> subjects) {
    List<Row> rows = new ArrayList<>();
    for (Aspect aspect : Aspect.values()) {
      rows.add(new Row(aspect, aspects.map(aspect.id()).readBy(cells -> cells(cells, subjects))));
    }
    return rows;
  }

  private static List<Cell> cells(YamlMap cells, List<Subject> subjects) {
    return subjects.stream()
        .map(
            subject ->
                cells
                    .map(subject.term())
                    .readBy(cell -> new Cell(cell.text("text"), cell.texts("metrics"))))
        .toList();
  }
}
