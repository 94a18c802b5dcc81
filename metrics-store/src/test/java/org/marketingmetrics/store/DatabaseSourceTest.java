package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.SourceContract;

class DatabaseSourceTest extends SourceContract {
  DatabaseSourceTest() {
    super(DatabaseFixture::new);
  }
}
