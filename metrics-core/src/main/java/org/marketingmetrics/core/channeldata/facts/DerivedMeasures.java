package org.marketingmetrics.core.channeldata.facts;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.ClickScope;
import org.marketingmetrics.core.basis.ClickValidity;
import org.marketingmetrics.core.basis.DeliveredRule;
import org.marketingmetrics.core.basis.ViewThreshold;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.MeasureId;

/**
 * Derives what a mail report leaves out and checks what it says twice (domain rules A): bounces =
 * hard + soft, delivered = sent - bounces. A reported value always stands; where it differs from
 * its parts the row is marked.
 */
final class DerivedMeasures {
  private final int sent;
  private final int hard;
  private final int soft;
  private final int bounces;
  private final int deliveredUnstated;
  private final int deliveredLessAll;
  private final int deliveredLessHard;
  private final Set<Integer> watched = new HashSet<>();

  DerivedMeasures(Catalog catalog, ToIntFunction<FactColumn> columnId) {
    sent = column(catalog, columnId, "emails_sent", Basis.UNSPECIFIED);
    hard = column(catalog, columnId, "email_hard_bounces", Basis.UNSPECIFIED);
    soft = column(catalog, columnId, "email_soft_bounces", Basis.UNSPECIFIED);
    bounces = column(catalog, columnId, "email_bounces", Basis.UNSPECIFIED);
    deliveredUnstated = column(catalog, columnId, "emails_delivered", Basis.UNSPECIFIED);
    deliveredLessAll =
        column(catalog, columnId, "emails_delivered", less(DeliveredRule.ALL_BOUNCES));
    deliveredLessHard =
        column(catalog, columnId, "emails_delivered", less(DeliveredRule.HARD_BOUNCES));
    watched.add(sent);
    watched.add(hard);
  }

  private static int column(
      Catalog catalog, ToIntFunction<FactColumn> columnId, String measure, Basis basis) {
    return columnId.applyAsInt(FactColumn.of(catalog.measure(new MeasureId(measure)), basis));
  }

  private static Basis less(DeliveredRule rule) {
    return new Basis(
        Attribution.UNSPECIFIED,
        "",
        ClickScope.UNSPECIFIED,
        ClickValidity.UNSPECIFIED,
        rule,
        ViewThreshold.UNSPECIFIED,
        "");
  }

  void complete(BlockBuilder block, int[] columnIds, long[] values, int count) {
    boolean mail = false;
    for (int i = 0; i < count && !mail; i++) {
      mail = watched.contains(columnIds[i]);
    }
    if (mail) {
      completeMail(block, new Reported(columnIds, values, count));
    }
  }

  private void completeMail(BlockBuilder block, Reported row) {
    boolean parts = row.has(hard) && row.has(soft);
    long partSum = parts ? row.get(hard) + row.get(soft) : 0;
    long allBounces = row.has(bounces) ? row.get(bounces) : partSum;
    boolean bouncesKnown = row.has(bounces) || parts;
    if (parts && !row.has(bounces)) {
      block.put(bounces, partSum);
    }
    boolean disagrees = parts && row.has(bounces) && row.get(bounces) != partSum;
    if (row.has(sent) && bouncesKnown) {
      long delivered = row.get(sent) - allBounces;
      if (!row.has(deliveredUnstated)
          && !row.has(deliveredLessAll)
          && !row.has(deliveredLessHard)) {
        if (delivered >= 0) {
          block.put(deliveredLessAll, delivered);
        }
      } else {
        disagrees |=
            row.differs(deliveredLessAll, delivered) || row.differs(deliveredUnstated, delivered);
      }
    }
    if (row.has(sent) && row.has(hard)) {
      disagrees |= row.differs(deliveredLessHard, row.get(sent) - row.get(hard));
    }
    if (disagrees) {
      block.disagrees();
    }
  }

  /** The values a row reports, by column. */
  private static final class Reported {
    private final int[] columnIds;
    private final long[] values;
    private final int count;

    Reported(int[] columnIds, long[] values, int count) {
      this.columnIds = columnIds;
      this.values = values;
      this.count = count;
    }

    boolean has(int columnId) {
      return position(columnId) >= 0;
    }

    long get(int columnId) {
      return values[position(columnId)];
    }

    boolean differs(int columnId, long expected) {
      return has(columnId) && get(columnId) != expected;
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
