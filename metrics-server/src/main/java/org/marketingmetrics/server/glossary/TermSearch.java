package org.marketingmetrics.server.glossary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.glossary.Audience;
import org.marketingmetrics.core.glossary.Glossary;

/**
 * Finds entries by what people type: a name, an alias, an abbreviation or words of the text, in any
 * language, misspelled or not. May be used by many threads at once.
 */
public final class TermSearch {
  private final TermIndex index;
  private final IndexSearcher searcher;

  private TermSearch(TermIndex index) {
    this.index = index;
    this.searcher = index.searcher();
  }

  /** The search over the glossary of this release, whose index is made at the first call. */
  public static TermSearch standard() {
    return Standard.SEARCH;
  }

  private static final class Standard {
    static final TermSearch SEARCH = of(Catalog.standard(), Glossary.standard());
  }

  /** Makes the index of a glossary, in memory. */
  static TermSearch of(Catalog catalog, Glossary glossary) {
    return new TermSearch(new TermIndex(catalog, glossary));
  }

  /**
   * An entry found.
   *
   * @param id of the entry
   * @param wholeName true when what was typed is one of its names
   * @param score the higher the better; only for comparison within one answer
   */
  public record Hit(String id, boolean wholeName, float score) {}

  /**
   * Finds entries, the best first.
   *
   * @param typed what is looked for; marks and blanks alone find nothing
   * @param audience whose meaning of a short name comes first; empty for nobody's
   * @param limit most entries to give, at least 1
   */
  public List<Hit> find(String typed, Optional<Audience> audience, int limit) {
    TermQuestion question = new TermQuestion(typed, index);
    if (question.isEmpty()) {
      return List.of();
    }
    Set<String> named = index.named(question.wholeNames());
    List<Hit> hits = find(question.query(audience, false), named, limit);
    return hits.isEmpty() ? find(question.query(audience, true), named, limit) : hits;
  }

  private List<Hit> find(Query query, Set<String> named, int limit) {
    try {
      List<Hit> hits = new ArrayList<>();
      StoredFields fields = searcher.storedFields();
      for (ScoreDoc found : searcher.search(query, limit).scoreDocs) {
        String id = fields.document(found.doc, Set.of(TermIndex.ID)).get(TermIndex.ID);
        hits.add(new Hit(id, named.contains(id), found.score));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory does not fail", e);
    }
  }
}
