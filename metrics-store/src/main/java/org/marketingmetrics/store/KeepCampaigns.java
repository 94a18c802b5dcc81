package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CAMPAIGN;
import static org.marketingmetrics.store.generated.Tables.CHANNEL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Adds the channels and campaigns that are not there yet. Fails on the key when another connection
 * has just added one of them.
 */
record KeepCampaigns(WorkspaceId workspace, List<Channel> channels, List<Campaign> campaigns) {
  private static final int CHUNK = 1_000;

  void run(DSLContext sql) {
    keepChannels(sql);
    for (int from = 0; from < campaigns.size(); from += CHUNK) {
      keepCampaigns(sql, campaigns.subList(from, Math.min(from + CHUNK, campaigns.size())));
    }
  }

  private void keepChannels(DSLContext sql) {
    if (channels.isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>();
    sql.select(CHANNEL.CHANNEL_ID)
        .from(CHANNEL)
        .where(CHANNEL.WORKSPACE_ID.eq(workspace.id()))
        .and(CHANNEL.CHANNEL_ID.in(channels.stream().map(Channel::id).toList()))
        .forEach(row -> known.add(row.value1()));
    channels.stream()
        .filter(channel -> !known.contains(channel.id()))
        .forEach(channel -> new InsertChannel(workspace, channel).run(sql));
  }

  private void keepCampaigns(DSLContext sql, List<Campaign> chunk) {
    Map<String, String> known = new HashMap<>();
    sql.select(CAMPAIGN.CAMPAIGN_ID, CAMPAIGN.VALUE)
        .from(CAMPAIGN)
        .where(CAMPAIGN.WORKSPACE_ID.eq(workspace.id()))
        .and(CAMPAIGN.CAMPAIGN_ID.in(chunk.stream().map(Campaign::id).toList()))
        .forEach(row -> known.put(row.value1(), row.value2()));
    List<Campaign> missing = new ArrayList<>();
    for (Campaign campaign : chunk) {
      String value = known.putIfAbsent(campaign.id(), campaign.value());
      if (value == null) {
        missing.add(campaign);
      } else if (!value.equals(campaign.value())) {
        throw collision(campaign, value);
      }
    }
    new InsertCampaigns(workspace, missing).run(sql);
  }

  private static MetricsException collision(Campaign campaign, String value) {
    return MetricsException.of(
            ErrorReason.INTERNAL,
            "two campaigns have the id %s, the second cannot be stored: [%s] and [%s]"
                .formatted(campaign.id(), value, campaign.value()))
        .build();
  }

  @Override
  public String toString() {
    return "KeepCampaigns[%s, %d channels, %d campaigns]"
        .formatted(workspace, channels.size(), campaigns.size());
  }
}
