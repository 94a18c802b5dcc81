package org.marketingmetrics.core.glossary;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds numbers in prose: 2,500 and 2.5% in English, 2 500 and 2,5 % in Russian. */
final class NumbersInText {
  private static final String ENGLISH =
      "[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?";
  private static final String RUSSIAN =
      "[0-9]{1,3}(?:\u00a0[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?";

  private NumbersInText() {}

  /** Every number, in order of size. */
  static List<BigDecimal> all(String text, Language language) {
    return find(text, language, "");
  }

  /** Every number with a sign for percent behind it. */
  static List<BigDecimal> percentages(String text, Language language) {
    return find(text, language, "(?=\u00a0?%)");
  }

  private static List<BigDecimal> find(String text, Language language, String behind) {
    String number =
        switch (language) {
          case ENGLISH -> ENGLISH;
          case RUSSIAN -> RUSSIAN;
        };
    // Not inside of a name such as GA4 or S1.
    return Pattern.compile("(?<![\\p{L}0-9.,])(?:%s)(?![\\p{L}0-9])%s".formatted(number, behind))
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> parse(found, language))
        .sorted()
        .toList();
  }

  private static BigDecimal parse(String found, Language language) {
    String plain =
        switch (language) {
          case ENGLISH -> found.replace(",", "");
          case RUSSIAN -> found.replace("\u00a0", "").replace(',', '.');
        };
    return plain(new BigDecimal(plain));
  }

  /** One form for numbers that are equal. */
  static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}
