package org.marketingmetrics.core.glossary;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of prose and where it stands, which is the same place in every language.
 *
 * @param entry id of the entry or article
 * @param place inside of it
 * @param text what it says
 */
record Passage(String entry, String place, String text) {
  /** All prose of an entry. */
  static List<Passage> of(Term term) {
    Collector all = new Collector(term.id());
    all.add("short_definition", term.shortDefinition());
    all.add("what_it_counts", term.whatItCounts());
    term.confusions().forEach(one -> all.add("confused_with " + one.id(), one.text()));
    all.section("definition", term.text().definition());
    all.section("why_it_matters", term.text().whyItMatters());
    all.add("how_it_works", term.text().howItWorks().intro());
    all.each("step", term.text().howItWorks().steps().stream().map(TermText.Step::text).toList());
    for (int i = 0; i < term.examples().size(); i++) {
      all.each("example " + i, term.examples().get(i).paragraphs());
    }
    all.each("best_practices", term.text().bestPractices());
    all.each("common_mistakes", term.text().commonMistakes());
    all.each("question", term.text().faq().stream().map(TermText.Question::question).toList());
    all.each("answer", term.text().faq().stream().map(TermText.Question::answer).toList());
    all.add("call_to_action", term.text().callToAction());
    return all.passages;
  }

  /** All prose of an article. */
  static List<Passage> of(ComparisonArticle article) {
    Collector all = new Collector(article.id());
    all.add("title", article.title());
    all.add("summary", article.summary());
    article
        .rows()
        .forEach(
            row ->
                all.each(
                    row.aspect().id(),
                    row.cells().stream().map(ComparisonArticle.Cell::text).toList()));
    for (int i = 0; i < article.sections().size(); i++) {
      all.section("section " + i, article.sections().get(i));
    }
    all.add("disclaimer", article.disclaimer());
    return all.passages;
  }

  /** All prose of the glossary in one language. */
  static List<Passage> of(Glossary glossary, Language language) {
    List<Passage> all = new ArrayList<>();
    glossary.terms(language).forEach(term -> all.addAll(of(term)));
    glossary.articles(language).forEach(article -> all.addAll(of(article)));
    return all;
  }

  @Override
  public String toString() {
    return "%s, %s: %s".formatted(entry, place, text);
  }

  private static final class Collector {
    private final String entry;
    private final List<Passage> passages = new ArrayList<>();

    Collector(String entry) {
      this.entry = entry;
    }

    void add(String place, String text) {
      if (!text.isEmpty()) {
        passages.add(new Passage(entry, place, text));
      }
    }

    void each(String place, List<String> texts) {
      for (int i = 0; i < texts.size(); i++) {
        add(place + " " + i, texts.get(i));
      }
    }

    void section(String place, TermText.Section section) {
      add(place + " heading", section.heading());
      each(place, section.paragraphs());
    }
  }
}
