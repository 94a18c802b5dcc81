package org.marketingmetrics.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a list of keys into few sizes of statement, so that each is rendered once. What is left over
 * is filled up with its last key, which costs nothing: it names the same rows.
 *
 * <p>At most 500 keys a statement: MariaDB treats lists of 1,000 as tables of their own, and both
 * servers count the ranges of a list against a limit.
 */
final class Chunks {
  private static final int[] SIZES = {1, 20, 500};

  private Chunks() {}

  static <T> List<List<T>> of(List<T> keys) {
    int largest = SIZES[SIZES.length - 1];
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += largest) {
      chunks.add(filledUp(keys.subList(from, Math.min(from + largest, keys.size()))));
    }
    return chunks;
  }

  private static <T> List<T> filledUp(List<T> keys) {
    for (int size : SIZES) {
      if (keys.size() <= size) {
        List<T> filled = new ArrayList<>(keys);
        filled.addAll(Collections.nCopies(size - keys.size(), keys.getLast()));
        return filled;
      }
    }
    throw new IllegalArgumentException(keys.size() + " keys");
  }
}
