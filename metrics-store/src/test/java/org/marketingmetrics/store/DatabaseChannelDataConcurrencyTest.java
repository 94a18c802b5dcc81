package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.ChannelDataConcurrencyContract;

class DatabaseChannelDataConcurrencyTest extends ChannelDataConcurrencyContract {
  DatabaseChannelDataConcurrencyTest() {
    super(DatabaseFixture::new);
  }
}
