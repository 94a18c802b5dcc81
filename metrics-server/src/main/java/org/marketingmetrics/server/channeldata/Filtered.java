package org.marketingmetrics.server.channeldata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.server.rpc.Page;

/** Reads on until a page of entries that pass a filter is full, or there are no more. */
final class Filtered {
  private Filtered() {}

  static <T> List<T> read(
      Page.Source<T> source,
      Predicate<T> filter,
      Function<T, String> key,
      @Nullable String after,
      int limit) {
    List<T> kept = new ArrayList<>();
    String last = after;
    while (true) {
      List<T> read = source.read(last, limit);
      for (T entry : read) {
        if (filter.test(entry)) {
          kept.add(entry);
          if (kept.size() == limit) {
            return kept;
          }
        }
      }
      if (read.size() < limit) {
        return kept;
      }
      last = key.apply(read.getLast());
    }
  }
}
