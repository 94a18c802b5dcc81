package org.marketingmetrics.core.store.memory;

import org.marketingmetrics.core.contract.AnswersAsOfContract;

class MemoryAnswersAsOfTest extends AnswersAsOfContract {
  MemoryAnswersAsOfTest() {
    super(MemoryFixture::new, 300);
  }
}
