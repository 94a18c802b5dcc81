package org.marketingmetrics.core.glossary;

import java.time.LocalDate;
import java.util.List;

/**
 * Things that are mixed up, side by side (domain rules G).
 *
 * @param id name
 * @param language of all texts
 * @param title of the article
 * @param summary the difference in a few sentences
 * @param subjects what is compared, two or three, in the order of the cells
 * @param rows one for each aspect, in the order of {@link Aspect}
 * @param sections the text below the table
 * @param disclaimer what the article does not claim; may be empty
 * @param author who wrote it; empty for the product's own
 * @param relatedMetrics ids of catalogue entries that it is about
 * @param sources what it rests on
 * @param updatedOn day of the last change
 */
public record ComparisonArticle(
    String id,
    Language language,
    String title,
    String summary,
    List<Subject> subjects,
    List<Row> rows,
    List<TermText.Section> sections,
    String disclaimer,
    String author,
    List<String> relatedMetrics,
    List<Reference> sources,
    LocalDate updatedOn) {
  public ComparisonArticle {
    subjects = List.copyOf(subjects);
    rows = List.copyOf(rows);
    sections = List.copyOf(sections);
    relatedMetrics = List.copyOf(relatedMetrics);
    sources = List.copyOf(sources);
  }

  /**
   * One of the things compared.
   *
   * @param term id of its entry in the glossary
   * @param name short, as the heading of a column
   */
  public record Subject(String term, String name) {}

  /**
   * One line of the table.
   *
   * @param aspect in what
   * @param cells one for each subject, in their order
   */
  public record Row(Aspect aspect, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What holds for one subject.
   *
   * @param text in words
   * @param metrics ids of catalogue entries that the text names; may be empty
   */
  public record Cell(String text, List<String> metrics) {
    public Cell {
      metrics = List.copyOf(metrics);
    }
  }
}
