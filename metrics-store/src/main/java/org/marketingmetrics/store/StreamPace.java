package org.marketingmetrics.store;

import org.marketingmetrics.core.store.CallDeadline;

/** Looks at the call's deadline now and then while rows arrive, which no query timeout watches. */
final class StreamPace {
  private static final int ROWS = 4_096;

  private int rows;

  void row() {
    if (++rows % ROWS == 0) {
      CallDeadline.check();
    }
  }
}
