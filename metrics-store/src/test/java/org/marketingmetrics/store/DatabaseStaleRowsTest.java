package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.StaleRowsContract;

class DatabaseStaleRowsTest extends StaleRowsContract {
  DatabaseStaleRowsTest() {
    super(DatabaseFixture::new);
  }
}
