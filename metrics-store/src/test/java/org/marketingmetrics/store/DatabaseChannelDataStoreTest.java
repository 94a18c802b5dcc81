package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.ChannelDataStoreContract;

class DatabaseChannelDataStoreTest extends ChannelDataStoreContract {
  DatabaseChannelDataStoreTest() {
    super(DatabaseFixture::new);
  }
}
