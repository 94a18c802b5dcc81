package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.WorkspaceStoreContract;

class MemoryWorkspaceStoreTest extends WorkspaceStoreContract {
  MemoryWorkspaceStoreTest() {
    super(MemoryFixture::new);
  }
}
