package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.SourceContract;

class MemorySourceTest extends SourceContract {
  MemorySourceTest() {
    super(MemoryFixture::new);
  }
}
