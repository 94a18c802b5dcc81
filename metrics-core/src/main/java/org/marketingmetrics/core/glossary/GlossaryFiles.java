package org.marketingmetrics.core.glossary;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;

/**
 * Reads the files beside this class: {@code terms/LANGUAGE/ID.yaml} for every entry of the
 * catalogue and for the terms that {@code contents.yaml} lists, {@code articles/LANGUAGE/ID.yaml},
 * and {@code sources.yaml}.
 */
final class GlossaryFiles {
  private final Catalog catalog;
  private final YamlMap contents = YamlFile.read("contents.yaml");

  /** Reads a glossary of that catalogue. */
  GlossaryFiles(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Ids of all entries. */
  List<String> termIds() {
    List<String> ids = new ArrayList<>(contents.texts("terms"));
    catalog.all().stream().map(Definition::id).forEach(ids::add);
    return ids;
  }

  /** Ids of all articles. */
  List<String> articleIds() {
    return contents.texts("articles");
  }

  /**
   * All of it.
   *
   * @throws IllegalStateException with path and place when a file is missing or malformed
   */
  Glossary read() {
    References sources = sources();
    TermFile termFile = new TermFile(catalog, sources);
    ArticleFile articleFile = new ArticleFile(sources);
    List<Term> terms = new ArrayList<>();
    List<ComparisonArticle> articles = new ArrayList<>();
    for (Language language : Language.values()) {
      termIds().forEach(id -> terms.add(termFile.read(YamlFile.read(path("terms", language, id)))));
      articleIds()
          .forEach(
              id -> articles.add(articleFile.read(YamlFile.read(path("articles", language, id)))));
    }
    return new Glossary(terms, articles);
  }

  /** What the keys of sources stand for. */
  static References sources() {
    return new References(YamlFile.read("sources.yaml"));
  }

  static String path(String kind, Language language, String id) {
    return "%s/%s/%s.yaml".formatted(kind, language.code(), id);
  }
}
