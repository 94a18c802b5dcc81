package org.marketingmetrics.server.glossary;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.server.rpc.Page;

/**
 * A list whose order is its own, in pages.
 *
 * @param entries all of them
 * @param id by which a page remembers where it ended
 */
record InOrder<T>(List<T> entries, Function<T, String> id) implements Page.Source<T> {
  InOrder {
    entries = List.copyOf(entries);
  }

  /** Number of entries over all pages. */
  int size() {
    return entries.size();
  }

  /** A page behind an entry that is no longer there is empty. */
  @Override
  public List<T> read(@Nullable String after, int limit) {
    return after == null
        ? entries.stream().limit(limit).toList()
        : entries.stream()
            .dropWhile(entry -> !id.apply(entry).equals(after))
            .skip(1)
            .limit(limit)
            .toList();
  }
}
