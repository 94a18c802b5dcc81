package org.marketingmetrics.core.store;

/**
 * All ports of one store.
 *
 * @param channelData observations
 * @param campaigns channels and campaigns
 * @param workspaces workspaces and keys
 * @param events what people did
 * @param benchmarks benchmarks of the workspaces' own
 */
public record Stores(
    ChannelDataStore channelData,
    CampaignStore campaigns,
    WorkspaceStore workspaces,
    EventStore events,
    BenchmarkStore benchmarks) {}
