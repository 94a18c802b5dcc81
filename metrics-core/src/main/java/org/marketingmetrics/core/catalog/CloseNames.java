package org.marketingmetrics.core.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Known names that somebody who mistyped may have meant. */
public final class CloseNames {
  private static final int MOST = 3;

  private CloseNames() {}

  /**
   * The nearest names, at most three, the nearest first; empty when none is near.
   *
   * @param typed what was asked for
   * @param known the names there are
   */
  public static List<String> to(String typed, Collection<String> known) {
    Alias alias = Alias.of(typed);
    return known.stream()
        .filter(name -> distance(alias, name) <= alias.slips())
        .sorted(
            Comparator.<String>comparingInt(name -> distance(alias, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static int distance(Alias typed, String name) {
    return Alias.of(name).distance(typed);
  }
}
