package org.marketingmetrics.server.glossary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.marketingmetrics.core.catalog.AliasResolver;
import org.tartarus.snowball.ext.RussianStemmer;

/** Cuts texts into words and words down to stems, the same for entries and for questions. */
final class TermWords {
  /** Words of a question that say nothing of what is asked about. */
  private static final Set<String> ASKING =
      Set.of(
          "what",
          "how",
          "why",
          "does",
          "do",
          "mean",
          "means",
          "meaning",
          "definition",
          "define",
          "calculate",
          "formula",
          "difference",
          "between",
          "vs",
          "такое",
          "такой",
          "такая",
          "значит",
          "означает",
          "определение",
          "посчитать",
          "считать",
          "рассчитать",
          "формула",
          "разница",
          "отличие",
          "чем",
          "отличается",
          "между");

  /** Words as they are. */
  static final Analyzer WORDS = new Cutter(false);

  /** Stems. The English stemmer leaves Cyrillic words alone, and the Russian one Latin ones. */
  static final Analyzer STEMS = new Cutter(true);

  private TermWords() {}

  private static final class Cutter extends Analyzer {
    private final boolean stemmed;

    Cutter(boolean stemmed) {
      this.stemmed = stemmed;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      return stemmed
          ? new TokenStreamComponents(
              words, new SnowballFilter(new PorterStemFilter(words), new RussianStemmer()))
          : new TokenStreamComponents(words);
    }
  }

  /** The text in the form in which it is indexed and asked for. */
  static String normal(String text) {
    return AliasResolver.normalForm(text).replace("e-mail", "email").replace("%", " percent ");
  }

  /** The words of a normal text. */
  static List<String> words(String normal) {
    return tokens(WORDS, normal);
  }

  /** The stem of one word. */
  static String stem(String word) {
    List<String> stems = tokens(STEMS, word);
    return stems.isEmpty() ? word : stems.getFirst();
  }

  /** The words that say what is asked about; all of them if none does. */
  static List<String> telling(List<String> words) {
    CharArraySet english = EnglishAnalyzer.getDefaultStopSet();
    CharArraySet russian = RussianAnalyzer.getDefaultStopSet();
    Set<String> telling = new LinkedHashSet<>(words);
    telling.removeIf(
        word -> english.contains(word) || russian.contains(word) || ASKING.contains(word));
    return List.copyOf(telling.isEmpty() ? new LinkedHashSet<>(words) : telling);
  }

  private static List<String> tokens(Analyzer analyzer, String text) {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute token = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(token.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory does not fail", e);
    }
    return tokens;
  }
}
