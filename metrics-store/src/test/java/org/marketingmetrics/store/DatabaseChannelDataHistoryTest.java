package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.ChannelDataHistoryContract;

class DatabaseChannelDataHistoryTest extends ChannelDataHistoryContract {
  DatabaseChannelDataHistoryTest() {
    super(DatabaseFixture::new);
  }
}
