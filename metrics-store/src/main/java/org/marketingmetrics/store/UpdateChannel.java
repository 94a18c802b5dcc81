package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CHANNEL;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Replaces what can change of a channel.
 *
 * @param expectedVersion version the caller read, null for any
 */
record UpdateChannel(WorkspaceId workspace, Channel channel, @Nullable Long expectedVersion) {
  /** Runs within a transaction. */
  Channel run(DSLContext sql) {
    new RequireWorkspace(workspace).run(sql);
    ResourceName name = ResourceName.channel(workspace, channel.id());
    Record known =
        sql.selectFrom(CHANNEL)
            .where(CHANNEL.WORKSPACE_ID.eq(workspace.id()))
            .and(CHANNEL.CHANNEL_ID.eq(channel.id()))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> StoreFailures.notFound(name));
    long version = known.get(CHANNEL.VERSION);
    if (expectedVersion != null && expectedVersion != version) {
      throw StoreFailures.etagMismatch(name);
    }
    sql.update(CHANNEL)
        .set(CHANNEL.DISPLAY_NAME, channel.displayName())
        .set(CHANNEL.KIND, channel.kind().name())
        .set(CHANNEL.VERSION, version + 1)
        .where(CHANNEL.WORKSPACE_ID.eq(workspace.id()))
        .and(CHANNEL.CHANNEL_ID.eq(channel.id()))
        .execute();
    return new Channel(channel.id(), channel.displayName(), channel.kind(), version + 1);
  }
}
