package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.ChannelDataRequestContract;

class DatabaseChannelDataRequestTest extends ChannelDataRequestContract {
  DatabaseChannelDataRequestTest() {
    super(DatabaseFixture::new);
  }
}
