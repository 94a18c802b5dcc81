package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.EventStoreContract;

class MemoryEventStoreTest extends EventStoreContract {
  MemoryEventStoreTest() {
    super(MemoryFixture::new);
  }
}
