package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.CampaignStoreContract;

class DatabaseCampaignStoreTest extends CampaignStoreContract {
  DatabaseCampaignStoreTest() {
    super(DatabaseFixture::new);
  }
}
