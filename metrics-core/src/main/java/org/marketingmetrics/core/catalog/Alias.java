package org.marketingmetrics.core.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as people type it, brought into one form: compatibility characters composed (NFKC), case
 * folded, ё as е, all dashes as hyphens, spaces trimmed and collapsed.
 *
 * @param text the normal form
 */
record Alias(String text) {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern DASHES = Pattern.compile("\\p{Pd}");

  /** Brings a text into the normal form. */
  static Alias of(String typed) {
    String composed = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    // Upper, then lower: folds what has several lower-case forms, such as the final sigma.
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ё', 'е');
    String hyphenated = DASHES.matcher(folded).replaceAll("-");
    return new Alias(SPACES.matcher(hyphenated).replaceAll(" ").strip());
  }

  /** How many slips a name of this length may have and still be recognised. */
  int slips() {
    // One in a short name, one more for every five letters.
    return 1 + text.length() / 5;
  }

  /** Number of letters to insert, drop, change or swap to get from one text to the other. */
  int distance(Alias other) {
    int[] beforeLast = new int[0];
    int[] last = new int[other.text.length() + 1];
    java.util.Arrays.setAll(last, j -> j);
    for (int i = 1; i <= text.length(); i++) {
      int[] row = new int[last.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        row[j] = step(other, i, j, last, row);
        if (isSwap(other, i, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[last.length - 1];
  }

  private int step(Alias other, int i, int j, int[] last, int[] row) {
    int change = last[j - 1] + (text.charAt(i - 1) == other.text.charAt(j - 1) ? 0 : 1);
    return Math.min(change, Math.min(last[j], row[j - 1]) + 1);
  }

  private boolean isSwap(Alias other, int i, int j) {
    return i > 1
        && j > 1
        && text.charAt(i - 1) == other.text.charAt(j - 2)
        && text.charAt(i - 2) == other.text.charAt(j - 1);
  }
}
