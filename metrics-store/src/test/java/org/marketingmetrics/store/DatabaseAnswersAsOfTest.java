package org.marketingmetrics.store;

import org.marketingmetrics.core.contract.AnswersAsOfContract;

class DatabaseAnswersAsOfTest extends AnswersAsOfContract {
  DatabaseAnswersAsOfTest() {
    super(DatabaseFixture::new, 12);
  }
}
