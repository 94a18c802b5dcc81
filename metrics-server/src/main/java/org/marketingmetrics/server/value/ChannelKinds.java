package org.marketingmetrics.server.value;

import java.util.HashMap;
import java.util.Map;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.ChannelKind;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * What the channels of a workspace are. Benchmarks and names of metrics know kinds of channels,
 * data know the channels a workspace has; one request looks up each channel once.
 */
public final class ChannelKinds {
  private static final String CHANNEL = "channel";

  private final CampaignStore store;
  private final WorkspaceId workspace;
  private final Map<String, ChannelKind> known = new HashMap<>();

  /** The kinds as one request sees them. */
  public ChannelKinds(CampaignStore store, WorkspaceId workspace) {
    this.store = store;
    this.workspace = workspace;
  }

  /** True when something was answered by them, which then changes when a channel does. */
  public boolean wereAsked() {
    return !known.isEmpty();
  }

  /** The kind of a channel. */
  public ChannelKind of(String channel) {
    return known.computeIfAbsent(channel, this::find);
  }

  private ChannelKind find(String channel) {
    return store
        .channel(workspace, channel)
        .map(Channel::kind)
        .orElseGet(() -> ChannelKind.named(channel));
  }

  /**
   * Where rows of these dimensions belong. What a row says of itself counts before what the caller
   * says; a channel of no kind says nothing, and matches no benchmark where the caller is silent.
   */
  public BenchmarkScope scope(BenchmarkScope ofCaller, Map<String, String> dimensions) {
    return ofCaller.overriddenBy(kinds(dimensions)).filledFrom(dimensions);
  }

  private Map<String, String> kinds(Map<String, String> dimensions) {
    Map<String, String> kinds = new HashMap<>(dimensions);
    kinds.computeIfPresent(
        CHANNEL,
        (name, channel) -> of(channel) == ChannelKind.UNSPECIFIED ? null : of(channel).id());
    return kinds;
  }
}
