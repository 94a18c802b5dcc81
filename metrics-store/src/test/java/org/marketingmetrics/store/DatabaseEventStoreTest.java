package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.EventStoreContract;

class DatabaseEventStoreTest extends EventStoreContract {
  DatabaseEventStoreTest() {
    super(DatabaseFixture::new);
  }
}
