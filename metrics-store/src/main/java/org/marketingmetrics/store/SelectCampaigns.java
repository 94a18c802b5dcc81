package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CAMPAIGN;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Campaigns by id.
 *
 * @param only the id asked for, null for a page
 * @param after id after which the page begins, null for the first
 */
record SelectCampaigns(
    WorkspaceId workspace, @Nullable String only, @Nullable String after, int limit) {
  List<Campaign> run(DSLContext sql) {
    Condition wanted =
        only == null
            ? CAMPAIGN.CAMPAIGN_ID.gt(after == null ? "" : after)
            : CAMPAIGN.CAMPAIGN_ID.eq(only);
    return sql.selectFrom(CAMPAIGN)
        .where(CAMPAIGN.WORKSPACE_ID.eq(workspace.id()))
        .and(wanted)
        .orderBy(CAMPAIGN.CAMPAIGN_ID)
        .option(Sql.limit(limit))
        .fetch(SelectCampaigns::campaign);
  }

  static Campaign campaign(Record row) {
    Integer startDate = row.get(CAMPAIGN.START_DATE);
    return new Campaign(
        row.get(CAMPAIGN.CAMPAIGN_ID),
        row.get(CAMPAIGN.VALUE),
        row.get(CAMPAIGN.DISPLAY_NAME),
        startDate == null ? null : Calendar.day(startDate),
        row.get(CAMPAIGN.AUTOMATION) != 0,
        row.get(CAMPAIGN.VERSION));
  }
}
