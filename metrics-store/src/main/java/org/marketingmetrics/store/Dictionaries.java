package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.BASIS;
import static org.marketingmetrics.store.generated.Tables.SERIES;

import org.marketingmetrics.store.SelectNames.NameTable;

/** The dictionaries that rows are written in. */
final class Dictionaries {
  static final NameTable OF_SERIES =
      new NameTable(SERIES, SERIES.WORKSPACE_ID, SERIES.SERIES_ID, SERIES.DIMENSIONS);
  static final NameTable OF_BASES =
      new NameTable(BASIS, BASIS.WORKSPACE_ID, BASIS.BASIS_ID, BASIS.CANONICAL);

  private Dictionaries() {}
}
