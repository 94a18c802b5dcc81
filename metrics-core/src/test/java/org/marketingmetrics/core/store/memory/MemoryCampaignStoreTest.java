package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.CampaignStoreContract;

class MemoryCampaignStoreTest extends CampaignStoreContract {
  MemoryCampaignStoreTest() {
    super(MemoryFixture::new);
  }
}
