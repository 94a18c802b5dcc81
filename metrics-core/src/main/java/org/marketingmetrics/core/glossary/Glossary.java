package org.marketingmetrics.core.glossary;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marketingmetrics.core.catalog.Catalog;

/** All entries and comparison articles of one release, in every language. */
public final class Glossary {
  private final Map<Language, Map<String, Term>> terms = new EnumMap<>(Language.class);
  private final Map<Language, Map<String, ComparisonArticle>> articles =
      new EnumMap<>(Language.class);

  /**
   * A glossary.
   *
   * @throws IllegalStateException when two entries, or two articles, of a language have one id
   */
  Glossary(List<Term> terms, List<ComparisonArticle> articles) {
    terms.forEach(term -> put(this.terms, term.language(), term.id(), term));
    articles.forEach(article -> put(this.articles, article.language(), article.id(), article));
  }

  private static <T> void put(
      Map<Language, Map<String, T>> all, Language language, String id, T entry) {
    Map<String, T> entries = all.computeIfAbsent(language, _ -> new LinkedHashMap<>());
    if (entries.put(id, entry) != null) {
      throw new IllegalStateException("two files for %s in %s".formatted(id, language.code()));
    }
  }

  /**
   * The glossary of this release, read at the first call from the files beside the core: some
   * hundred milliseconds.
   */
  public static Glossary standard() {
    return Standard.GLOSSARY;
  }

  private static final class Standard {
    static final Glossary GLOSSARY = new GlossaryFiles(Catalog.standard()).read();
  }

  /** All entries in one language: notions first, then those of the catalogue in its order. */
  public List<Term> terms(Language language) {
    return List.copyOf(of(terms, language).values());
  }

  /** The entry of that id, if there is one. */
  public Optional<Term> term(String id, Language language) {
    return Optional.ofNullable(of(terms, language).get(id));
  }

  /** All comparison articles in one language, in the order in which they are worth reading. */
  public List<ComparisonArticle> articles(Language language) {
    return List.copyOf(of(articles, language).values());
  }

  /** The comparison article of that id, if there is one. */
  public Optional<ComparisonArticle> article(String id, Language language) {
    return Optional.ofNullable(of(articles, language).get(id));
  }

  private static <T> Map<String, T> of(Map<Language, Map<String, T>> all, Language language) {
    return all.getOrDefault(language, Map.of());
  }
}
