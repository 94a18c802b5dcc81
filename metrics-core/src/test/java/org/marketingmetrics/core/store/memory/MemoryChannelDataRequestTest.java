package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.ChannelDataRequestContract;

class MemoryChannelDataRequestTest extends ChannelDataRequestContract {
  MemoryChannelDataRequestTest() {
    super(MemoryFixture::new);
  }
}
