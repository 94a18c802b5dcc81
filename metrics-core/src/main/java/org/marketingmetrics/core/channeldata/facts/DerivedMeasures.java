package org.marketingmetrics.core.channeldata.facts;

import java.util.Set;
import java.util.function.ToIntFunction;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.MailDerivation;
import org.marketingmetrics.core.catalog.MeasureId;

/**
 * Derives what a mail report leaves out and checks what it says twice, by {@link MailDerivation}. A
 * reported value always stands; where it differs from its parts the row is marked.
 */
final class DerivedMeasures {
  private final Columns bounces;
  private final Columns delivered;
  private final Columns deliveredLessHard;
  private final int deliveredUnstated;
  private final Set<Integer> watched;

  DerivedMeasures(Catalog catalog, ToIntFunction<FactColumn> columnId) {
    bounces = Columns.of(MailDerivation.BOUNCES, catalog, columnId);
    delivered = Columns.of(MailDerivation.DELIVERED, catalog, columnId);
    deliveredLessHard = Columns.of(MailDerivation.DELIVERED_LESS_HARD, catalog, columnId);
    deliveredUnstated =
        Columns.of(
            MailDerivation.DELIVERED.measure(), DeliveredRule.UNSPECIFIED, catalog, columnId);
    watched = Set.of(delivered.first, bounces.first);
  }

  /**
   * A derivation by the columns it concerns.
   *
   * @param derived the measure by the rule of the derivation
   * @param first the one part
   * @param second the other part
   * @param sign of the other part
   */
  private record Columns(int derived, int first, int second, int sign) {
    static Columns of(
        MailDerivation derivation, Catalog catalog, ToIntFunction<FactColumn> columnId) {
      return new Columns(
          of(derivation.measure(), derivation.rule(), catalog, columnId),
          of(derivation.first(), DeliveredRule.UNSPECIFIED, catalog, columnId),
          of(derivation.second(), DeliveredRule.UNSPECIFIED, catalog, columnId),
          derivation.sign());
    }

    static int of(
        MeasureId measure,
        DeliveredRule rule,
        Catalog catalog,
        ToIntFunction<FactColumn> columnId) {
      return columnId.applyAsInt(
          FactColumn.of(catalog.measure(measure), Basis.UNSPECIFIED.withDeliveredRule(rule)));
    }
  }

  void complete(BlockBuilder block, int[] columnIds, long[] values, int count) {
    boolean mail = false;
    for (int i = 0; i < count && !mail; i++) {
      mail = watched.contains(columnIds[i]);
    }
    if (mail) {
      completeMail(block, new Row(columnIds, values, count));
    }
  }

  private void completeMail(BlockBuilder block, Row row) {
    boolean disagrees = row.contradicts(bounces.derived, bounces);
    if (row.hasParts(bounces) && !row.has(bounces.derived)) {
      block.put(bounces.derived, row.computed(bounces));
      row.completeWith(bounces);
    }
    disagrees |=
        row.contradicts(delivered.derived, delivered)
            || row.contradicts(deliveredUnstated, delivered)
            || row.contradicts(deliveredLessHard.derived, deliveredLessHard);
    if (row.hasParts(delivered) && !reportsDelivered(row) && row.computed(delivered) >= 0) {
      block.put(delivered.derived, row.computed(delivered));
    }
    if (disagrees) {
      block.disagrees();
    }
  }

  private boolean reportsDelivered(Row row) {
    return row.has(delivered.derived)
        || row.has(deliveredUnstated)
        || row.has(deliveredLessHard.derived);
  }

  /** The values of a row, by column. */
  private static final class Row {
    private static final int NO_COLUMN = -1;

    private final int[] columnIds;
    private final long[] values;
    private final int count;
    private int derivedColumn = NO_COLUMN;
    private long derivedValue;

    Row(int[] columnIds, long[] values, int count) {
      this.columnIds = columnIds;
      this.values = values;
      this.count = count;
    }

    /** The row has what is derived from now on; once. */
    void completeWith(Columns derivation) {
      derivedValue = computed(derivation);
      derivedColumn = derivation.derived;
    }

    boolean has(int columnId) {
      return columnId == derivedColumn || position(columnId) >= 0;
    }

    boolean hasParts(Columns derivation) {
      return has(derivation.first) && has(derivation.second);
    }

    long computed(Columns derivation) {
      return get(derivation.first) + derivation.sign * get(derivation.second);
    }

    /** True when the column is reported and is not what its parts give. */
    boolean contradicts(int columnId, Columns derivation) {
      return has(columnId) && hasParts(derivation) && get(columnId) != computed(derivation);
    }

    private long get(int columnId) {
      return columnId == derivedColumn ? derivedValue : values[position(columnId)];
    }

    private int position(int columnId) {
      for (int i = 0; i < count; i++) {
        if (columnIds[i] == columnId) {
          return i;
        }
      }
      return -1;
    }
  }
}
