package org.marketingmetrics.core.store;

import java.time.Duration;
import java.util.UUID;

/**
 * Makes a write apply once: the same id with the same content gets the stored answer, the same id
 * with other content is refused. Kept {@link #KEPT}.
 *
 * @param id chosen by the caller
 * @param contentHash lower-case hex SHA-256 of the whole request without the id
 */
public record RequestStamp(UUID id, String contentHash) {
  /** How long an answer is kept; a request that comes again later is a new one. */
  public static final Duration KEPT = Duration.ofDays(7);
}
