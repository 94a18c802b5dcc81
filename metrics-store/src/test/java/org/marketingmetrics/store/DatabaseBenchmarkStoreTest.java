package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.BenchmarkStoreContract;

class DatabaseBenchmarkStoreTest extends BenchmarkStoreContract {
  DatabaseBenchmarkStoreTest() {
    super(DatabaseFixture::new);
  }
}
