package org.marketingmetrics.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Channels and campaigns in the database. */
final class DatabaseCampaigns implements CampaignStore {
  private final Database database;
  private final Sql sql;

  DatabaseCampaigns(Database database, Sql sql) {
    this.database = database;
    this.sql = sql;
  }

  @Override
  public List<Channel> channels(WorkspaceId workspace, @Nullable String after, int limit) {
    return select(new SelectChannels(workspace, null, after, limit));
  }

  @Override
  public Optional<Channel> channel(WorkspaceId workspace, String id) {
    return select(new SelectChannels(workspace, id, null, 1)).stream().findFirst();
  }

  private List<Channel> select(SelectChannels channels) {
    return database.read(connection -> channels.run(sql.on(connection)));
  }

  @Override
  public void insert(WorkspaceId workspace, Channel channel) {
    database.insert(
        connection -> {
          new RequireWorkspace(workspace).run(sql.on(connection));
          new InsertChannel(workspace, channel).run(sql.on(connection));
        },
        () -> StoreFailures.alreadyExists(ResourceName.channel(workspace, channel.id())));
  }

  @Override
  public Channel update(WorkspaceId workspace, Channel channel, @Nullable Long expectedVersion) {
    UpdateChannel update = new UpdateChannel(workspace, channel, expectedVersion);
    return database.transact((connection, attempt) -> update.run(sql.on(connection)));
  }

  @Override
  public List<Campaign> campaigns(WorkspaceId workspace, @Nullable String after, int limit) {
    return select(new SelectCampaigns(workspace, null, after, limit));
  }

  @Override
  public Optional<Campaign> campaign(WorkspaceId workspace, String id) {
    return select(new SelectCampaigns(workspace, id, null, 1)).stream().findFirst();
  }

  private List<Campaign> select(SelectCampaigns campaigns) {
    return database.read(connection -> campaigns.run(sql.on(connection)));
  }

  @Override
  public void insert(WorkspaceId workspace, Campaign campaign) {
    database.insert(
        connection -> {
          new RequireWorkspace(workspace).run(sql.on(connection));
          new InsertCampaigns(workspace, List.of(campaign)).run(sql.on(connection));
          if (campaign.declaresAnything()) {
            new AnswersChange(workspace).run(sql.on(connection));
          }
        },
        () -> StoreFailures.alreadyExists(ResourceName.campaign(workspace, campaign.id())));
  }

  @Override
  public Campaign update(WorkspaceId workspace, Campaign campaign, @Nullable Long expectedVersion) {
    UpdateCampaign update = new UpdateCampaign(workspace, campaign, expectedVersion);
    return database.transact((connection, attempt) -> update.run(sql.on(connection)));
  }
}
