package org.marketingmetrics.server.channeldata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.core.channeldata.QueryMetrics;

/**
 * Answers of which more pages will be asked, so that all pages are of one revision though others
 * write meanwhile, and a query runs once and not once a page. Given up by size, and a while after
 * the last page was asked.
 */
final class HeldAnswers {
  /** Rough size of a value with its two sides, interval and quality. */
  private static final int BYTES_OF_VALUE = 600;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Cache<Key, Answer> answers;

  /** Holds answers of so many bytes, roughly. */
  HeldAnswers(long maxBytes) {
    answers =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes / BYTES_OF_VALUE)
            .weigher((Key key, Answer answer) -> values(answer))
            .expireAfterAccess(KEPT)
            .executor(Runnable::run) // makes room at once; later, a burst would outgrow it
            .build();
  }

  /**
   * An answer, without the data it was computed from.
   *
   * @param rows all of them, in the order asked
   * @param revision of the data that answered
   * @param timeZone in which days are cut
   */
  record Answer(List<QueryMetrics.Row> rows, long revision, String timeZone) {
    Answer {
      rows = List.copyOf(rows);
    }
  }

  private record Key(QueryMetricsRequest query, long revision) {
    static Key of(QueryMetricsRequest request, long revision) {
      return new Key(request.toBuilder().clearPageToken().clearPageSize().build(), revision);
    }
  }

  private static int values(Answer answer) {
    long columns = answer.rows().isEmpty() ? 0 : answer.rows().getFirst().values().size();
    return (int) Math.min(Integer.MAX_VALUE, 1 + answer.rows().size() * columns);
  }

  /** The answer to this request at that revision, if it is held. */
  Optional<Answer> find(QueryMetricsRequest request, long revision) {
    return Optional.ofNullable(answers.getIfPresent(Key.of(request, revision)));
  }

  /** Holds an answer. */
  void hold(QueryMetricsRequest request, Answer answer) {
    answers.put(Key.of(request, answer.revision()), answer);
  }
}
