package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.ChannelDataHistoryContract;

class MemoryChannelDataHistoryTest extends ChannelDataHistoryContract {
  MemoryChannelDataHistoryTest() {
    super(MemoryFixture::new);
  }
}
