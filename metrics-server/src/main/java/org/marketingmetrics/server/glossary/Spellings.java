package org.marketingmetrics.server.glossary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Names or words of the index, looked through for those spelled much alike. There are some
 * hundreds, so that comparing with each takes a tenth of what it takes to build one automaton for a
 * question.
 */
final class Spellings {
  private final List<String> texts;

  Spellings(Collection<String> texts) {
    this.texts = List.copyOf(new TreeSet<>(texts));
  }

  /**
   * A text that may be meant.
   *
   * @param text as the index has it
   * @param likeness share of the letters that are right, below 1
   */
  record Alike(String text, float likeness) {}

  /** Those other than the text itself that differ from it by at most so many slips. */
  List<Alike> of(String typed, int slips) {
    List<Alike> alike = new ArrayList<>();
    for (String text : texts) {
      int distance = distance(typed, text, slips);
      if (distance > 0 && distance <= slips) {
        int letters = Math.min(typed.length(), text.length());
        alike.add(new Alike(text, 1 - (float) distance / letters));
      }
    }
    return alike;
  }

  /**
   * Letters to add, leave out or change, or neighbours to swap, in order to come from one text to
   * the other; more than {@code most} where that is certain before all is looked at.
   */
  static int distance(String one, String other, int most) {
    int width = other.length();
    if (Math.abs(one.length() - width) > most) {
      return most + 1;
    }
    int[] beforeLast = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      java.util.Arrays.fill(row, most + 1);
      row[0] = i;
      int least = i;
      for (int j = Math.max(1, i - most); j <= Math.min(width, i + most); j++) {
        boolean equal = one.charAt(i - 1) == other.charAt(j - 1);
        int best = Math.min(last[j - 1] + (equal ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          best = Math.min(best, beforeLast[j - 2] + 1);
        }
        row[j] = best;
        least = Math.min(least, best);
      }
      if (least > most) {
        return most + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[width];
  }
}
