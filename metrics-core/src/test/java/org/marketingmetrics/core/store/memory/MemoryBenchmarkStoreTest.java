package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.BenchmarkStoreContract;

class MemoryBenchmarkStoreTest extends BenchmarkStoreContract {
  MemoryBenchmarkStoreTest() {
    super(MemoryFixture::new);
  }
}
