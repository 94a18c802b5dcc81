package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.StaleRowsContract;

class MemoryStaleRowsTest extends StaleRowsContract {
  MemoryStaleRowsTest() {
    super(MemoryFixture::new);
  }
}
