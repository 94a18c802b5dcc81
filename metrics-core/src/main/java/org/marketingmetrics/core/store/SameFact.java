package org.marketingmetrics.core.store;

import java.util.List;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.channeldata.RowValues;

/**
 * Rows of one source, series and period that differ in basis may report the same measure under the
 * same identity fields; readers then take the one known later. This tells whether they say
 * different things, so that it matters which one that is.
 */
public final class SameFact {
  private static final List<Stored> STORED = Catalog.standard().stored();

  private SameFact() {}

  /** True when some measure has the same identity fields in both rows, and another value. */
  public static boolean disagree(Basis basis, RowValues values, Basis other, RowValues others) {
    int at = 0;
    for (int i = 0; i < values.size(); i++) {
      while (at < others.size() && others.ordinal(at) < values.ordinal(i)) {
        at++;
      }
      if (at < others.size()
          && others.ordinal(at) == values.ordinal(i)
          && others.value(at) != values.value(i)
          && sameIdentity(STORED.get(values.ordinal(i)), basis, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameIdentity(Stored stored, Basis one, Basis other) {
    return one.project(stored.identity()).equals(other.project(stored.identity()));
  }
}
