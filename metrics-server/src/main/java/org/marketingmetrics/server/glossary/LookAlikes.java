package org.marketingmetrics.server.glossary;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Letters of two scripts that look the same: somebody has typed СTR with a Cyrillic С, or copied it
 * from somebody who had.
 */
final class LookAlikes {
  private static final String CYRILLIC = "авеікмнорстухј";
  private static final String LATIN = "abeikmhopctyxj";

  private LookAlikes() {}

  /**
   * The word itself, and as it would be if all its letters were of the other script, as far as each
   * of them has a double there.
   *
   * @param word in small letters
   */
  static Set<String> of(String word) {
    Set<String> all = new LinkedHashSet<>();
    all.add(word);
    add(word, CYRILLIC, LATIN, Character.UnicodeScript.CYRILLIC, all);
    add(word, LATIN, CYRILLIC, Character.UnicodeScript.LATIN, all);
    return all;
  }

  private static void add(
      String word, String from, String to, Character.UnicodeScript replaced, Set<String> all) {
    StringBuilder other = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      int place = from.indexOf(letter);
      if (place < 0 && Character.UnicodeScript.of(letter) == replaced) {
        return;
      }
      other.append(place < 0 ? letter : to.charAt(place));
    }
    all.add(other.toString());
  }
}
