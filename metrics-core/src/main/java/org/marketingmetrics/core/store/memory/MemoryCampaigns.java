package org.marketingmetrics.core.store.memory;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Channels and campaigns in memory. */
final class MemoryCampaigns implements CampaignStore {
  private final MemoryWorkspaces workspaces;

  MemoryCampaigns(MemoryWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public List<Channel> channels(WorkspaceId workspace, @Nullable String after, int limit) {
    return page(workspace, data -> data.channels, after, limit);
  }

  @Override
  public Optional<Channel> channel(WorkspaceId workspace, String id) {
    return one(workspace, data -> data.channels, id);
  }

  @Override
  public void insert(WorkspaceId workspace, Channel channel) {
    WorkspaceData data = workspaces.require(workspace);
    boolean isNew = data.locked(() -> data.channels.putIfAbsent(channel.id(), channel) == null);
    if (!isNew) {
      throw StoreFailures.alreadyExists(ResourceName.channel(workspace, channel.id()));
    }
  }

  @Override
  public Channel update(WorkspaceId workspace, Channel channel, @Nullable Long expectedVersion) {
    WorkspaceData data = workspaces.require(workspace);
    return data.locked(
        () -> {
          ResourceName name = ResourceName.channel(workspace, channel.id());
          Channel known = known(data.channels, name, channel.id());
          Versions.check(name, known.version(), expectedVersion);
          Channel updated =
              new Channel(known.id(), channel.displayName(), channel.kind(), known.version() + 1);
          data.channels.put(updated.id(), updated);
          return updated;
        });
  }

  @Override
  public List<Campaign> campaigns(WorkspaceId workspace, @Nullable String after, int limit) {
    return page(workspace, data -> data.campaigns, after, limit);
  }

  @Override
  public Optional<Campaign> campaign(WorkspaceId workspace, String id) {
    return one(workspace, data -> data.campaigns, id);
  }

  @Override
  public void insert(WorkspaceId workspace, Campaign campaign) {
    WorkspaceData data = workspaces.require(workspace);
    ResourceName name = ResourceName.campaign(workspace, campaign.id());
    data.locked(
        () -> {
          if (data.campaigns.putIfAbsent(campaign.id(), campaign) != null) {
            throw StoreFailures.alreadyExists(name);
          }
          if (campaign.declaresAnything()) {
            data.answersChange();
          }
          return campaign;
        });
  }

  @Override
  public Campaign update(WorkspaceId workspace, Campaign campaign, @Nullable Long expectedVersion) {
    WorkspaceData data = workspaces.require(workspace);
    return data.locked(
        () -> {
          ResourceName name = ResourceName.campaign(workspace, campaign.id());
          Campaign known = known(data.campaigns, name, campaign.id());
          Versions.check(name, known.version(), expectedVersion);
          Campaign updated =
              new Campaign(
                  known.id(),
                  known.value(),
                  campaign.displayName(),
                  campaign.startDate(),
                  campaign.automation(),
                  known.version() + 1);
          data.campaigns.put(updated.id(), updated);
          if (!known.declaresSameAs(updated)) {
            data.answersChange();
          }
          return updated;
        });
  }

  private <T> List<T> page(
      WorkspaceId workspace,
      Function<WorkspaceData, NavigableMap<String, T>> part,
      @Nullable String after,
      int limit) {
    return workspaces
        .find(workspace)
        .map(data -> data.<List<T>>locked(() -> page(part.apply(data), after, limit)))
        .orElse(List.of());
  }

  static <T> List<T> page(NavigableMap<String, T> all, @Nullable String after, int limit) {
    NavigableMap<String, T> rest = after == null ? all : all.tailMap(after, false);
    return rest.values().stream().limit(limit).toList();
  }

  private <T> Optional<T> one(
      WorkspaceId workspace, Function<WorkspaceData, NavigableMap<String, T>> part, String id) {
    return workspaces
        .find(workspace)
        .flatMap(data -> data.locked(() -> Optional.ofNullable(part.apply(data).get(id))));
  }

  private static <T> T known(Map<String, T> all, ResourceName name, String id) {
    T known = all.get(id);
    if (known == null) {
      throw StoreFailures.notFound(name);
    }
    return known;
  }
}
