package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CHANNEL;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.ChannelKind;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Channels by id.
 *
 * @param only the id asked for, null for a page
 * @param after id after which the page begins, null for the first
 */
record SelectChannels(
    WorkspaceId workspace, @Nullable String only, @Nullable String after, int limit) {
  List<Channel> run(DSLContext sql) {
    Condition wanted =
        only == null
            ? CHANNEL.CHANNEL_ID.gt(after == null ? "" : after)
            : CHANNEL.CHANNEL_ID.eq(only);
    return sql.selectFrom(CHANNEL)
        .where(CHANNEL.WORKSPACE_ID.eq(workspace.id()))
        .and(wanted)
        .orderBy(CHANNEL.CHANNEL_ID)
        .option(Sql.limit(limit))
        .fetch(
            row ->
                new Channel(
                    row.get(CHANNEL.CHANNEL_ID),
                    row.get(CHANNEL.DISPLAY_NAME),
                    ChannelKind.valueOf(row.get(CHANNEL.KIND)),
                    row.get(CHANNEL.VERSION)));
  }
}
