package org.marketingmetrics.core.store;

import java.util.List;
import java.util.UUID;
import org.marketingmetrics.core.channeldata.RejectedObservation;
import org.marketingmetrics.core.error.MetricsException;

/**
 * Makes a call apply once.
 *
 * @param id chosen by the caller
 * @param contentHash lower-case hex SHA-256 of the whole request without the id
 */
public record RequestStamp(UUID id, String contentHash) implements WriteStamp {
  @Override
  public String key() {
    return id.toString();
  }

  @Override
  public List<RejectedObservation> rejected() {
    return List.of();
  }

  @Override
  public MetricsException reused() {
    return StoreFailures.requestIdReused(id);
  }
}
