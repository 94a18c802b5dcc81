package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.ChannelDataStoreContract;

class MemoryChannelDataStoreTest extends ChannelDataStoreContract {
  MemoryChannelDataStoreTest() {
    super(MemoryFixture::new);
  }
}
