package org.marketingmetrics.core.store;

import java.time.Duration;
import java.util.List;
import org.marketingmetrics.core.channeldata.RejectedObservation;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Makes a write apply once: the same key with the same content gets the stored answer, the same key
 * with other content is refused. Kept {@link #KEPT}.
 */
public sealed interface WriteStamp permits RequestStamp, ChunkStamp {
  /** How long an answer is kept; what comes again later is new. */
  Duration KEPT = Duration.ofDays(7);

  /** Names the write in its workspace; at most 64 characters of ASCII. */
  String key();

  /** Lower-case hex SHA-256 of everything the write depends on but the key. */
  String contentHash();

  /** What of the content is not written; kept with the answer. */
  List<RejectedObservation> rejected();

  /** REQUEST_ID_REUSED. */
  MetricsException reused();
}
