package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.ChannelDataConcurrencyContract;

class MemoryChannelDataConcurrencyTest extends ChannelDataConcurrencyContract {
  MemoryChannelDataConcurrencyTest() {
    super(MemoryFixture::new);
  }
}
