package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CAMPAIGN;

import java.util.List;
import org.jooq.DSLContext;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The campaigns that declare something of their data, in no order. */
record SelectDeclaredCampaigns(WorkspaceId workspace) {
  List<Campaign> run(DSLContext sql) {
    return sql.selectFrom(CAMPAIGN)
        .where(CAMPAIGN.WORKSPACE_ID.eq(workspace.id()))
        .and(CAMPAIGN.DECLARES.eq((byte) 1))
        .fetch(SelectCampaigns::campaign);
  }
}
