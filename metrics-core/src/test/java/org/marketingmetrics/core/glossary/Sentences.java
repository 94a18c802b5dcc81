package org.marketingmetrics.core.glossary;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Prose cut into sentences, each in a form in which equal ones are equal. */
final class Sentences {
  private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\\p{Pi}\"0-9])");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Sentences() {}

  /** All that have at least two words: "No." is an answer and not a sentence. */
  static List<String> of(String text) {
    return END.splitAsStream(text).map(Sentences::normal).filter(s -> s.contains(" ")).toList();
  }

  /** Compatibility characters composed, small letters, ё as е, words with one blank between. */
  static String normal(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return NOT_A_WORD
        .matcher(composed.toLowerCase(Locale.ROOT).replace('ё', 'е'))
        .replaceAll(" ")
        .strip();
  }
}
