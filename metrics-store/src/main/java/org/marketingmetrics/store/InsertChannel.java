package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CHANNEL;

import org.jooq.DSLContext;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Adds a channel; fails on the key when it is there. */
record InsertChannel(WorkspaceId workspace, Channel channel) {
  void run(DSLContext sql) {
    sql.insertInto(CHANNEL)
        .set(CHANNEL.WORKSPACE_ID, workspace.id())
        .set(CHANNEL.CHANNEL_ID, channel.id())
        .set(CHANNEL.DISPLAY_NAME, channel.displayName())
        .set(CHANNEL.KIND, channel.kind().name())
        .set(CHANNEL.VERSION, channel.version())
        .execute();
  }
}
