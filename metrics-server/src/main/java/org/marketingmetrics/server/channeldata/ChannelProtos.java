package org.marketingmetrics.server.channeldata;

import java.util.Set;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.ChannelKind;
import org.marketingmetrics.core.channeldata.ManageCampaigns;
import org.marketingmetrics.core.channeldata.ManageChannels;
import org.marketingmetrics.core.channeldata.ManageSources;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.Etags;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Channels, campaigns and sources on the wire. */
final class ChannelProtos {
  private ChannelProtos() {}

  static org.marketingmetrics.api.v1.Channel toProto(WorkspaceId workspace, Channel channel) {
    return org.marketingmetrics.api.v1.Channel.newBuilder()
        .setName(ResourceName.channel(workspace, channel.id()).text())
        .setDisplayName(channel.displayName())
        .setKind(EnumProtos.toProto(org.marketingmetrics.api.v1.ChannelKind.class, channel.kind()))
        .setEtag(Etags.of(channel.version()))
        .build();
  }

  static ManageChannels.Change change(
      org.marketingmetrics.api.v1.Channel channel, Set<String> fields) {
    return new ManageChannels.Change(
        fields.contains("display_name") ? channel.getDisplayName() : null,
        fields.contains("kind")
            ? EnumProtos.fromProto("channel.kind", ChannelKind.class, channel.getKind())
            : null);
  }

  static org.marketingmetrics.api.v1.Campaign toProto(WorkspaceId workspace, Campaign campaign) {
    org.marketingmetrics.api.v1.Campaign.Builder proto =
        org.marketingmetrics.api.v1.Campaign.newBuilder()
            .setName(ResourceName.campaign(workspace, campaign.id()).text())
            .setKey(campaign.value())
            .setDisplayName(campaign.displayName())
            .setAutomation(campaign.automation())
            .setEtag(Etags.of(campaign.version()));
    if (campaign.startDate() != null) {
      proto.setStartDate(PeriodProtos.toProto(campaign.startDate()));
    }
    return proto.build();
  }

  static ManageCampaigns.Change change(
      org.marketingmetrics.api.v1.Campaign campaign, Set<String> fields) {
    boolean changesStart = fields.contains("start_date");
    return new ManageCampaigns.Change(
        fields.contains("display_name") ? campaign.getDisplayName() : null,
        changesStart,
        changesStart && campaign.hasStartDate()
            ? PeriodProtos.fromProto("campaign.start_date", campaign.getStartDate())
            : null,
        fields.contains("automation") ? campaign.getAutomation() : null);
  }

  static org.marketingmetrics.api.v1.Source toProto(WorkspaceId workspace, Source source) {
    return org.marketingmetrics.api.v1.Source.newBuilder()
        .setName(ResourceName.source(workspace, source.id()).text())
        .setKind(EnumProtos.toProto(org.marketingmetrics.api.v1.SourceKind.class, source.kind()))
        .setTimeZone(source.zone().getId())
        .build();
  }

  static ManageSources.Change change(
      org.marketingmetrics.api.v1.Source source, Set<String> fields) {
    boolean changesZone = fields.contains("time_zone");
    return new ManageSources.Change(
        fields.contains("kind")
            ? EnumProtos.fromProto("source.kind", SourceKind.class, source.getKind())
            : null,
        changesZone,
        changesZone && !source.getTimeZone().isEmpty()
            ? PeriodProtos.zone("source.time_zone", source.getTimeZone())
            : null);
  }
}
