package org.marketingmetrics.server.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.api.v1.ArticleRow;
import org.marketingmetrics.api.v1.ArticleSubject;
import org.marketingmetrics.api.v1.ComparisonArticle;
import org.marketingmetrics.api.v1.GlossaryTerm;
import org.marketingmetrics.api.v1.TermAlias;
import org.marketingmetrics.api.v1.TermAmount;
import org.marketingmetrics.api.v1.TermFormula;
import org.marketingmetrics.api.v1.TermLink;
import org.marketingmetrics.api.v1.TermSection;
import org.marketingmetrics.server.text.Texts;

/** Every term and article, as GlossaryService tells them in one language. */
final class GlossaryPages {
  private final Wording wording;
  private final Texts texts;

  GlossaryPages(Wording wording, Texts texts) {
    this.wording = wording;
    this.texts = texts;
  }

  private String heading(String key) {
    return texts.sentence("heading." + key);
  }

  String terms(List<GlossaryTerm> terms) {
    Markdown page =
        new Markdown()
            .heading(1, wording.of("Glossary", "Глоссарий"))
            .paragraph(WriteReference.NOTE);
    terms.forEach(term -> term(page, term));
    return page.toString();
  }

  private void term(Markdown page, GlossaryTerm term) {
    page.heading(2, "%s `%s`".formatted(term.getTitle(), term.getId()));
    String aliases =
        term.getAliasesList().stream().map(TermAlias::getText).collect(Collectors.joining(", "));
    page.paragraph(aliases.isEmpty() ? "" : "*%s: %s*".formatted(heading("aliases"), aliases))
        .paragraph(term.getShortDefinition())
        .paragraph("%s: %s".formatted(heading("what_it_counts"), term.getWhatItCounts()));
    page.list(term.getFormulasList().stream().map(this::formula).toList());
    section(page, term.getDefinition());
    section(page, term.getWhyItMatters());
    if (term.getHowItWorks().getStepsCount() > 0) {
      page.heading(3, heading("how_it_works"))
          .paragraph(term.getHowItWorks().getIntro())
          .numbered(
              term.getHowItWorks().getStepsList().stream()
                  .map(step -> "%s: %s".formatted(step.getTitle(), step.getText()))
                  .toList());
    }
    if (term.getExamplesCount() > 0) {
      page.heading(3, heading("examples"));
      term.getExamplesList()
          .forEach(example -> example.getParagraphsList().forEach(page::paragraph));
    }
    items(page, "best_practices", term.getBestPracticesList());
    items(page, "common_mistakes", term.getCommonMistakesList());
    items(
        page,
        "faq",
        term.getFaqList().stream()
            .map(one -> "%s %s".formatted(one.getQuestion(), one.getAnswer()))
            .toList());
    items(
        page,
        "confused_with",
        term.getConfusedWithList().stream()
            .map(one -> "%s: %s".formatted(link(one.getTerm()), one.getText()))
            .toList());
    items(page, "related", term.getRelatedTermsList().stream().map(GlossaryPages::link).toList());
  }

  private String formula(TermFormula formula) {
    String inputs =
        formula.getInputsList().stream()
            .map(TermAmount::getId)
            .map(Markdown::code)
            .collect(Collectors.joining(", "));
    return "%s: %s (%s; %s)"
        .formatted(
            Markdown.code(formula.getMetric()),
            formula.getText(),
            inputs,
            formula.getResult().getText());
  }

  private static String link(TermLink link) {
    return "%s `%s`".formatted(link.getTitle(), link.getId());
  }

  private static void section(Markdown page, TermSection section) {
    if (!section.getHeading().isEmpty()) {
      page.heading(3, section.getHeading());
      section.getParagraphsList().forEach(page::paragraph);
    }
  }

  private void items(Markdown page, String key, List<String> items) {
    if (!items.isEmpty()) {
      page.heading(3, heading(key)).list(items);
    }
  }

  String articles(List<ComparisonArticle> articles) {
    Markdown page =
        new Markdown()
            .heading(1, wording.of("Comparisons", "Сравнения"))
            .paragraph(WriteReference.NOTE);
    for (ComparisonArticle article : articles) {
      page.heading(2, article.getTitle()).paragraph(article.getSummary()).table(rows(article));
      article.getSectionsList().forEach(section -> section(page, section));
      page.paragraph(article.getDisclaimer());
    }
    return page.toString();
  }

  private static List<List<String>> rows(ComparisonArticle article) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    article.getSubjectsList().stream().map(ArticleSubject::getName).forEach(head::add);
    rows.add(head);
    for (ArticleRow row : article.getRowsList()) {
      List<String> cells = new ArrayList<>(List.of(row.getAspectText()));
      row.getCellsList().forEach(cell -> cells.add(cell.getText()));
      rows.add(cells);
    }
    return rows;
  }
}
