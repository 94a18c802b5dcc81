package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.CAMPAIGN;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep8;
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
    InsertValuesStep8<Record, String, String, String, String, Integer, Byte, Byte, Long> insert =
        sql.insertInto(
            CAMPAIGN,
            CAMPAIGN.WORKSPACE_ID,
            CAMPAIGN.CAMPAIGN_ID,
            CAMPAIGN.VALUE,
            CAMPAIGN.DISPLAY_NAME,
            CAMPAIGN.START_DATE,
            CAMPAIGN.AUTOMATION,
            CAMPAIGN.DECLARES,
            CAMPAIGN.VERSION);
    for (Campaign campaign : campaigns) {
      insert =
          insert.values(
              workspace.id(),
              campaign.id(),
              campaign.value(),
              campaign.displayName(),
              startDate(campaign.startDate()),
              flag(campaign.automation()),
              flag(campaign.declaresAnything()),
              campaign.version());
    }
    insert.execute();
  }

  static byte flag(boolean value) {
    return (byte) (value ? 1 : 0);
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
