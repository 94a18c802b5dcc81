package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.DeclaredDays;
import org.marketingmetrics.core.channeldata.RowStatus;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.store.WriteStamp;
import org.marketingmetrics.core.store.WriteTally;

/**
 * Applies a batch within a transaction. The first attempt takes all rows for new, unless a probe
 * finds one, and inserts them; if one is there, the transaction is rolled back, which frees the
 * lock the failed insert took, and the next attempt merges.
 */
final class WriteFacts {
  private final Sql sql;
  private final Connection connection;
  private final DSLContext jooq;
  private final PreparedBatch batch;
  private final SelectWriteState.State state;
  private final WriteTally tally = new WriteTally();
  private boolean changed;
  private Map<Integer, BitSet> stamped = Map.of();
  private Set<Integer> mixedMonths = Set.of();

  WriteFacts(Sql sql, Connection connection, PreparedBatch batch, SelectWriteState.State state) {
    this.sql = sql;
    this.connection = connection;
    this.jooq = sql.on(connection);
    this.batch = batch;
    this.state = state;
  }

  /**
   * Does it.
   *
   * @param names channels and campaigns that are not known to be there
   * @param merging true when rows may be there
   * @param now microseconds since 1970 UTC
   */
  WriteOutcome run(KeepCampaigns names, boolean merging, long now) throws SQLException {
    changed = keepSource();
    names.run(jooq);
    if (merging || probe()) {
      merge();
    } else {
      insert();
    }
    DeclaredDays declared = batch.batch().declared();
    DeclareDays days = declared == null ? null : missingDays(declared);
    changed |= days != null;
    WriteStamp stamp = batch.batch().stamp();
    WriteOutcome outcome = tally.outcome(changed ? publish(days) : revision()).of(stamp);
    if (!mixedMonths.isEmpty()) {
      new MarkMixed(batch.workspace(), mixedMonths).run(jooq);
    }
    if (stamp != null) {
      boolean replacing = state.request() != null;
      new InsertRequest(batch.workspace(), stamp, replacing, outcome, now).run(jooq);
    }
    return outcome;
  }

  private boolean keepSource() throws SQLException {
    Source declared = batch.batch().source();
    Source known = state.source();
    Source source = known == null ? declared : known.declaredAgainAs(declared);
    return new KeepSource(
            batch.workspace(),
            batch.sourceId(),
            known,
            state.holdsData(),
            source,
            !batch.rows().isEmpty())
        .run(jooq);
  }

  private boolean probe() throws SQLException {
    List<FactKey> keys = batch.rows().stream().map(PreparedBatch.KeyedRow::key).toList();
    return new ProbeObservations(batch.workspace(), keys).run(sql, connection);
  }

  private void insert() throws SQLException {
    List<KeyedValues> rows =
        batch.rows().stream()
            .map(row -> KeyedValues.of(row.key(), row.row().knownAt(), row.row().values()))
            .toList();
    new InsertObservations(batch.workspace(), rows).run(sql, connection);
    batch.rows().forEach(row -> tally.add(row.row(), RowStatus.STORED));
    changed |= !rows.isEmpty();
    stamped = batch.measuresByMonth();
  }

  private void merge() throws SQLException {
    MergeObservations merge = new MergeObservations(batch);
    merge.run(sql, connection, tally);
    changed |= merge.changed();
    stamped = new HashMap<>(batch.measuresByMonth());
    stamped.keySet().retainAll(merge.months());
    mixedMonths = merge.mixedMonths();
  }

  private @Nullable DeclareDays missingDays(DeclaredDays declared) {
    Set<CoverageLine> lines = CoverageLine.of(batch.batch().rows());
    DeclareDays all = new DeclareDays(batch.workspace(), batch.sourceId(), lines, declared);
    Set<CoverageLine> missing = all.missing(jooq);
    return missing.isEmpty()
        ? null
        : new DeclareDays(batch.workspace(), batch.sourceId(), missing, declared);
  }

  private long publish(@Nullable DeclareDays days) {
    long revision = new BumpRevision(batch.workspace()).run(jooq);
    new StampBlocks(batch.workspace(), revision, stamped).run(jooq);
    if (days != null) {
      days.run(jooq);
    }
    return revision;
  }

  /** Read last: what made rows unchanged may have been committed after this write began. */
  private long revision() {
    return new SelectRevision(batch.workspace()).run(jooq);
  }
}
