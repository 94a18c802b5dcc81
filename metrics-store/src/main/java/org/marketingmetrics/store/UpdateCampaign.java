package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CAMPAIGN;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Replaces what can change of a campaign.
 *
 * @param expectedVersion version the caller read, null for any
 */
record UpdateCampaign(WorkspaceId workspace, Campaign campaign, @Nullable Long expectedVersion) {
  /** Runs within a transaction. */
  Campaign run(DSLContext sql) {
    new RequireWorkspace(workspace).run(sql);
    ResourceName name = ResourceName.campaign(workspace, campaign.id());
    Record known =
        sql.selectFrom(CAMPAIGN)
            .where(CAMPAIGN.WORKSPACE_ID.eq(workspace.id()))
            .and(CAMPAIGN.CAMPAIGN_ID.eq(campaign.id()))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> StoreFailures.notFound(name));
    long version = known.get(CAMPAIGN.VERSION);
    if (expectedVersion != null && expectedVersion != version) {
      throw StoreFailures.etagMismatch(name);
    }
    sql.update(CAMPAIGN)
        .set(CAMPAIGN.DISPLAY_NAME, campaign.displayName())
        .set(CAMPAIGN.START_DATE, InsertCampaigns.startDate(campaign.startDate()))
        .set(CAMPAIGN.AUTOMATION, InsertCampaigns.flag(campaign.automation()))
        .set(CAMPAIGN.DECLARES, InsertCampaigns.flag(campaign.declaresAnything()))
        .set(CAMPAIGN.VERSION, version + 1)
        .where(CAMPAIGN.WORKSPACE_ID.eq(workspace.id()))
        .and(CAMPAIGN.CAMPAIGN_ID.eq(campaign.id()))
        .execute();
    if (!campaign.declaresSameAs(SelectCampaigns.campaign(known))) {
      new AnswersChange(workspace).run(sql);
    }
    return new Campaign(
        campaign.id(),
        known.get(CAMPAIGN.VALUE),
        campaign.displayName(),
        campaign.startDate(),
        campaign.automation(),
        version + 1);
  }
}
