package org.marketingmetrics.core.channeldata;

import java.util.regex.Pattern;
import org.marketingmetrics.core.error.MetricsException;

/**
 * A channel of a workspace.
 *
 * @param id the value of the dimension {@code channel}
 * @param displayName how people call it
 * @param kind what it is
 * @param version grows with every change, from 1
 */
public record Channel(String id, String displayName, ChannelKind kind, long version) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  public Channel {
    if (!isId(id)) {
      throw MetricsException.invalidField(
          "channel",
          "'%s' is no channel; use 1 to 63 of a-z, 0-9, - and _, beginning with a letter or digit"
              .formatted(id));
    }
  }

  /** True for a text that can be the id of a channel. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** A channel as the first write that names it creates it. */
  public static Channel named(String id) {
    return new Channel(id, id, ChannelKind.named(id), 1);
  }
}
