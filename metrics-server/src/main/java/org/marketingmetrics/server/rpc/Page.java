package org.marketingmetrics.server.rpc;

import com.google.protobuf.Message;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list whose pages begin behind an entry.
 *
 * @param entries at most as many as the page may have
 * @param nextToken token of the next page; empty when this was the last
 */
public record Page<T>(List<T> entries, String nextToken) {
  public Page {
    entries = List.copyOf(entries);
  }

  /** Reads entries in the order of their keys. */
  @FunctionalInterface
  public interface Source<T> {
    /**
     * Up to that many entries.
     *
     * @param after key behind which to begin; null for the first
     */
    List<T> read(@Nullable String after, int limit);
  }

  /** The size a request asks for, where 0 stands for the default. */
  public static int size(int asked, int otherwise) {
    return asked == 0 ? otherwise : asked;
  }

  /**
   * Reads the page that a request asks for, and one entry more to see whether another follows.
   *
   * @param key what the entries are ordered by
   * @throws org.marketingmetrics.core.error.MetricsException PAGE_TOKEN_INVALID
   */
  public static <T> Page<T> of(
      Message request, String token, int size, Source<T> source, Function<T, String> key) {
    String after = PageTokens.decode(request, token).map(PageTokens.Position::after).orElse(null);
    List<T> read = source.read(after, size + 1);
    if (read.size() <= size) {
      return new Page<>(read, "");
    }
    List<T> entries = read.subList(0, size);
    return new Page<>(
        entries,
        PageTokens.encode(request, PageTokens.Position.after(key.apply(entries.getLast()))));
  }
}
