package org.marketingmetrics.core.catalog;

import java.util.Set;
import org.marketingmetrics.core.basis.BasisField;

/**
 * Something that is counted or paid.
 *
 * @param measure id
 * @param ordinal position among the catalogue's measures, from 0; stable only within a release
 * @param kind how it adds up
 * @param counts the thing counted, for example {@code events}, {@code people}
 * @param repeats true when one unit of an earlier step can bring several of it
 * @param fractional true when a source may report parts of one
 * @param identity the identity fields that belong to its values
 * @param description what people read
 */
public record Measure(
    MeasureId measure,
    int ordinal,
    MeasureKind kind,
    String counts,
    boolean repeats,
    boolean fractional,
    Set<BasisField> identity,
    Description description)
    implements Definition, Stored {
  public Measure {
    identity = Set.copyOf(identity);
  }

  @Override
  public String id() {
    return measure.id();
  }

  /** True for amounts of money. */
  public boolean isMoney() {
    return kind == MeasureKind.CURRENCY;
  }

  /** 1, or 1,000,000 for money and fractional counts. */
  @Override
  public long storedScale() {
    return isMoney() || fractional ? 1_000_000L : 1L;
  }
}
