package org.marketingmetrics.core.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Channels and campaigns of a workspace; both are also created by the first write that names them.
 *
 * <p>The data revision of a workspace that holds data grows when it changes what a campaign
 * declares of its data, since answers do.
 *
 * <p>A workspace that does not exist has none; adding to it or changing something in it fails with
 * WORKSPACE_NOT_FOUND.
 */
public interface CampaignStore {
  /**
   * A page of channels by id.
   *
   * @param after id after which to begin, null for the first page
   */
  List<Channel> channels(WorkspaceId workspace, @Nullable String after, int limit);

  /** One channel. */
  Optional<Channel> channel(WorkspaceId workspace, String id);

  /**
   * Adds a channel.
   *
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND, ALREADY_EXISTS
   */
  void insert(WorkspaceId workspace, Channel channel);

  /**
   * Replaces what can change of a channel.
   *
   * @param expectedVersion version the caller read
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND,
   *     RESOURCE_NOT_FOUND, ETAG_MISMATCH
   */
  Channel update(WorkspaceId workspace, Channel channel, @Nullable Long expectedVersion);

  /** A page of campaigns by id. */
  List<Campaign> campaigns(WorkspaceId workspace, @Nullable String after, int limit);

  /** One campaign. */
  Optional<Campaign> campaign(WorkspaceId workspace, String id);

  /**
   * Adds a campaign.
   *
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND, ALREADY_EXISTS
   */
  void insert(WorkspaceId workspace, Campaign campaign);

  /**
   * Replaces what can change of a campaign.
   *
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND,
   *     RESOURCE_NOT_FOUND, ETAG_MISMATCH
   */
  Campaign update(WorkspaceId workspace, Campaign campaign, @Nullable Long expectedVersion);
}
