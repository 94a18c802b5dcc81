package org.marketingmetrics.core.channeldata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.store.Retrying;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The channels of a workspace. */
public final class ManageChannels {
  private static final int MAX_TRIES = 3;

  private final CampaignStore store;

  /** The use case over its port. */
  public ManageChannels(CampaignStore store) {
    this.store = store;
  }

  /**
   * What to change; null leaves a field as it is.
   *
   * @param displayName how people call it; empty for the id
   * @param kind what it is; UNSPECIFIED for what is named like the id
   */
  public record Change(@Nullable String displayName, @Nullable ChannelKind kind) {
    Channel of(Channel channel) {
      String name = displayName == null ? channel.displayName() : displayName;
      return new Channel(
          channel.id(), name.isEmpty() ? channel.id() : name, kind(channel), channel.version());
    }

    private ChannelKind kind(Channel channel) {
      if (kind == null) {
        return channel.kind();
      }
      return kind == ChannelKind.UNSPECIFIED ? ChannelKind.named(channel.id()) : kind;
    }
  }

  /** A page of channels by id, beginning behind the given one. */
  public List<Channel> list(WorkspaceId workspace, @Nullable String after, int limit) {
    return store.channels(workspace, after, limit);
  }

  /**
   * One channel.
   *
   * @throws MetricsException RESOURCE_NOT_FOUND
   */
  public Channel get(WorkspaceId workspace, String id) {
    return store.channel(workspace, id).orElseThrow(() -> notFound(workspace, id));
  }

  /**
   * Adds a channel.
   *
   * @param repeatable true gives the channel again where the same was created before
   * @throws MetricsException ALREADY_EXISTS, WORKSPACE_NOT_FOUND
   */
  public Channel create(WorkspaceId workspace, String id, Change settings, boolean repeatable) {
    Channel channel = settings.of(Channel.named(id));
    try {
      store.insert(workspace, channel);
      return channel;
    } catch (MetricsException e) {
      if (repeatable && e.reason() == ErrorReason.ALREADY_EXISTS) {
        Channel existing = get(workspace, id);
        if (existing.equals(channel)) {
          return existing;
        }
      }
      throw e;
    }
  }

  /**
   * Changes a channel.
   *
   * @param expected version the caller read; null to change it whatever happened meanwhile
   * @throws MetricsException RESOURCE_NOT_FOUND, ETAG_MISMATCH, WRITE_CONFLICT
   */
  public Channel update(WorkspaceId workspace, String id, Change change, @Nullable Long expected) {
    return Retrying.onEtag(
        MAX_TRIES,
        expected,
        ResourceName.channel(workspace, id),
        () -> get(workspace, id),
        channel -> store.update(workspace, change.of(channel), channel.version()),
        Channel::version);
  }

  private static MetricsException notFound(WorkspaceId workspace, String id) {
    return StoreFailures.notFound(ResourceName.channel(workspace, id));
  }
}
