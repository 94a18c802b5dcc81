package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.WorkspaceStoreContract;

class DatabaseWorkspaceStoreTest extends WorkspaceStoreContract {
  DatabaseWorkspaceStoreTest() {
    super(DatabaseFixture::new);
  }
}
