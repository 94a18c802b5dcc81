package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CAMPAIGN;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep6;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Adds campaigns, at most some thousand; fails on the key when one is there. */
record InsertCampaigns(WorkspaceId workspace, List<Campaign> campaigns) {
  void run(DSLContext sql) {
    if (campaigns.isEmpty()) {
      return;
    }
    InsertValuesStep6<Record, String, String, String, String, Integer, Long> insert =
        sql.insertInto(
            CAMPAIGN,
            CAMPAIGN.WORKSPACE_ID,
            CAMPAIGN.CAMPAIGN_ID,
            CAMPAIGN.VALUE,
            CAMPAIGN.DISPLAY_NAME,
            CAMPAIGN.START_DATE,
            CAMPAIGN.VERSION);
    for (Campaign campaign : campaigns) {
      insert =
          insert.values(
              workspace.id(),
              campaign.id(),
              campaign.value(),
              campaign.displayName(),
              startDate(campaign.startDate()),
              campaign.version());
    }
    insert.execute();
  }

  /** As the column holds it. */
  static @Nullable Integer startDate(@Nullable LocalDate date) {
    return date == null ? null : Calendar.day(date);
  }

  @Override
  public String toString() {
    return "InsertCampaigns[%s, %d]".formatted(workspace, campaigns.size());
  }
}
