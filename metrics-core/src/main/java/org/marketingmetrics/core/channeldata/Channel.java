package org.marketingmetrics.core.channeldata;

import org.marketingmetrics.core.error.MetricsException;

/**
 * A channel of a workspace.
 *
 * @param id one of the vocabulary's channels
 * @param displayName how people call it
 * @param version grows with every change, from 1
 */
public record Channel(String id, String displayName, long version) {
  public Channel {
    if (!id.matches(Dimensions.NAME_PATTERN)) {
      throw MetricsException.invalidField(
          "channel", "'%s' is no channel; use one of %s".formatted(id, Dimensions.CHANNELS));
    }
  }

  /** A channel as the first write that names it creates it. */
  public static Channel named(String id) {
    return new Channel(id, id, 1);
  }
}
