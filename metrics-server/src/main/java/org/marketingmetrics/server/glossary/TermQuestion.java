package org.marketingmetrics.server.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.marketingmetrics.core.catalog.MarketingContext;
import org.marketingmetrics.core.glossary.Audience;
import org.marketingmetrics.core.glossary.TermForm;

/**
 * What somebody typed, as a query: whole names before words of names, those before words of the
 * text, all of them before what is spelled alike.
 */
final class TermQuestion {
  /** A whole name outweighs any number of words, a title an alias. */
  private static final float WHOLE_TITLE = 200;

  private static final float WHOLE_ALIAS = 150;

  /** The meaning usual among the readers comes before the others, titles included. */
  private static final float USUAL_MEANING = 100;

  private static final float WHOLE_NAME_ALIKE = 30;
  private static final float NAME_WORD = 6;
  private static final float NAME_STEM = 5;
  private static final float NAME_ALIKE = 3;
  private static final float NAME_BEGINNING = 2;
  private static final float TEXT_STEM = 1;

  /** Decides only between equals. */
  private static final float SAYS_MORE = 1;

  private static final int SHORTEST_ALIKE = 3;
  private static final int TWO_SLIPS_FROM = 6;
  private static final float OF_THE_OTHERS = 0.1f;

  private final TermIndex index;
  private final String normal;
  private final List<String> words;

  TermQuestion(String typed, TermIndex index) {
    this.index = index;
    normal = TermWords.normal(typed);
    words = TermWords.telling(TermWords.words(normal));
  }

  /**
   * The query.
   *
   * @param audience whose meaning of a short name comes first
   * @param anyWord true when one word of several is enough
   */
  Query query(Optional<Audience> audience, boolean anyWord) {
    BooleanQuery.Builder relevant = new BooleanQuery.Builder();
    // The better of both, so that terms of one whole name are equal whatever else they are called.
    List<Query> ways = asWholeName();
    ways.add(inWords(anyWord));
    relevant.add(new DisjunctionMaxQuery(ways, 0), Occur.SHOULD);
    audience.ifPresent(reader -> relevant.add(usualMeaning(reader), Occur.SHOULD));
    Query saysMore = new TermQuery(new Term(TermIndex.FORM, TermIndex.formText(TermForm.FULL)));
    return new BooleanQuery.Builder()
        .add(relevant.build(), Occur.MUST)
        .add(constant(saysMore, SAYS_MORE), Occur.SHOULD)
        .build();
  }

  private List<Query> asWholeName() {
    List<Query> ways = new ArrayList<>();
    for (String name : LookAlikes.of(normal)) {
      ways.add(constant(title(name), WHOLE_TITLE));
      ways.add(constant(alias(name), WHOLE_ALIAS));
      if (name.length() >= TWO_SLIPS_FROM) {
        alike(index.spelledNames(), name, WHOLE_NAME_ALIKE, TermIndex.TITLE, ways);
        alike(index.spelledNames(), name, WHOLE_NAME_ALIKE, TermIndex.ALIAS, ways);
      }
    }
    return ways;
  }

  private static Query title(String name) {
    return new TermQuery(new Term(TermIndex.TITLE, name));
  }

  private static Query alias(String name) {
    return new TermQuery(new Term(TermIndex.ALIAS, name));
  }

  /** A whole name, of an entry that the audience speaks of. */
  private Query usualMeaning(Audience audience) {
    BooleanQuery.Builder names = new BooleanQuery.Builder();
    for (String name : LookAlikes.of(normal)) {
      names.add(title(name), Occur.SHOULD).add(alias(name), Occur.SHOULD);
    }
    BooleanQuery.Builder contexts = new BooleanQuery.Builder();
    for (MarketingContext context : audience.contexts()) {
      contexts.add(new TermQuery(new Term(TermIndex.CONTEXT, context.id())), Occur.SHOULD);
    }
    Query usual =
        new BooleanQuery.Builder()
            .add(names.build(), Occur.MUST)
            .add(contexts.build(), Occur.MUST)
            .build();
    return constant(usual, USUAL_MEANING);
  }

  /** All words up to two have to be found, of more two thirds. */
  private Query inWords(boolean anyWord) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.forEach(word -> all.add(oneWord(word), Occur.SHOULD));
    int dispensable = words.size() <= 2 ? 0 : words.size() / 3;
    all.setMinimumNumberShouldMatch(anyWord ? 1 : words.size() - dispensable);
    return all.build();
  }

  private Query oneWord(String word) {
    List<Query> ways = new ArrayList<>();
    for (String variant : LookAlikes.of(word)) {
      String stem = TermWords.stem(variant);
      ways.add(boosted(new TermQuery(new Term(TermIndex.NAME_WORDS, variant)), NAME_WORD));
      ways.add(boosted(new TermQuery(new Term(TermIndex.NAME_STEMS, stem)), NAME_STEM));
      ways.add(boosted(new TermQuery(new Term(TermIndex.TEXT_STEMS, stem)), TEXT_STEM));
      if (variant.length() >= SHORTEST_ALIKE) {
        alike(index.spelledWords(), variant, NAME_ALIKE, TermIndex.NAME_WORDS, ways);
        ways.add(
            constant(new PrefixQuery(new Term(TermIndex.NAME_WORDS, variant)), NAME_BEGINNING));
      }
    }
    return new DisjunctionMaxQuery(ways, OF_THE_OTHERS);
  }

  /** One slip in a short word, two in a longer one; letters swapped are one slip. */
  private static void alike(
      Spellings known, String text, float boost, String field, List<Query> ways) {
    int slips = text.length() < TWO_SLIPS_FROM ? 1 : 2;
    for (Spellings.Alike alike : known.of(text, slips)) {
      Query term = new TermQuery(new Term(field, alike.text()));
      ways.add(boosted(term, boost * alike.likeness()));
    }
  }

  private static Query boosted(Query query, float boost) {
    return new BoostQuery(query, boost);
  }

  private static Query constant(Query query, float score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }

  /** True when there is nothing to look for, only marks or blanks. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** The question as one name, in all spellings that look the same. */
  Set<String> wholeNames() {
    return LookAlikes.of(normal);
  }
}
