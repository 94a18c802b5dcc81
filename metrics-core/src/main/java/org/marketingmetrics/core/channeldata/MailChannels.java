package org.marketingmetrics.core.channeldata;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Which channels of a workspace send mail; one question looks up each channel once. */
public final class MailChannels implements Predicate<String> {
  private final CampaignStore store;
  private final WorkspaceId workspace;
  private final Map<String, Boolean> known = new HashMap<>();

  /** The channels as one question sees them. */
  public MailChannels(CampaignStore store, WorkspaceId workspace) {
    this.store = store;
    this.workspace = workspace;
  }

  @Override
  public boolean test(String channel) {
    return known.computeIfAbsent(channel, this::sendsMail);
  }

  private boolean sendsMail(String channel) {
    return store
            .channel(workspace, channel)
            .map(Channel::kind)
            .orElseGet(() -> ChannelKind.named(channel))
        == ChannelKind.EMAIL;
  }
}
