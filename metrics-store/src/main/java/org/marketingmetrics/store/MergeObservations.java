package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.RowStatus;
import org.marketingmetrics.core.channeldata.RowValues;
import org.marketingmetrics.core.store.RowHistory;
import org.marketingmetrics.core.store.SameFact;
import org.marketingmetrics.core.store.WriteTally;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Writes rows of which some are there: reads and locks those, lets each history take the new
 * report, and writes back what differs. Rows that are new still go in by an insert that fails when
 * another connection was faster; the transaction then begins anew.
 */
final class MergeObservations {
  private final WorkspaceId workspace;
  private final List<PreparedBatch.KeyedRow> rows;
  private final Map<Long, Basis> bases;
  private final TreeMap<FactKey, StoredRow> before = new TreeMap<>();
  private final TreeMap<FactKey, RowHistory> after = new TreeMap<>();
  private final Set<FactKey> touched = new HashSet<>();
  private final Set<Integer> months = new HashSet<>();
  private boolean changed;

  MergeObservations(PreparedBatch batch) {
    this.workspace = batch.workspace();
    this.rows = batch.rows();
    this.bases = batch.basesById();
  }

  /** True when an answer changes, now or as of some instant. */
  boolean changed() {
    return changed;
  }

  /** Months whose latest values changed. */
  Set<Integer> months() {
    return months;
  }

  void run(Sql sql, Connection connection, WriteTally tally) throws SQLException {
    load(sql, connection);
    for (PreparedBatch.KeyedRow row : rows) {
      tally.add(row.row(), merge(row));
    }
    store(sql, connection);
  }

  private void load(Sql sql, Connection connection) throws SQLException {
    List<FactKey> facts = rows.stream().map(row -> row.key().withBasis(0)).distinct().toList();
    Map<FactKey, SelectForMerge.Found> found =
        new SelectForMerge(workspace, facts).run(sql, connection);
    List<FactKey> versioned = new ArrayList<>();
    found.forEach(
        (key, row) -> {
          if (row.versions() > 1) {
            versioned.add(key);
          }
        });
    Map<FactKey, NavigableMap<Long, RowValues>> versions =
        versioned.isEmpty()
            ? Map.of()
            : new SelectVersions(workspace, versioned).run(sql, connection);
    found.forEach(
        (key, row) -> {
          NavigableMap<Long, RowValues> others = versions.getOrDefault(key, new TreeMap<>());
          StoredRow stored = new StoredRow(row.knownAt(), row.confirmedAt(), row.values(), others);
          before.put(key, stored);
          after.put(key, stored.history());
        });
    if (!bases.keySet().containsAll(found.keySet().stream().map(FactKey::basis).toList())) {
      bases.putAll(new SelectBases(workspace).run(sql.on(connection)));
    }
  }

  private RowStatus merge(PreparedBatch.KeyedRow keyed) {
    long knownAt = keyed.row().knownAt();
    RowValues values = keyed.row().values();
    RowHistory history = after.get(keyed.key());
    touched.add(keyed.key());
    if (history == null) {
      after.put(keyed.key(), RowHistory.of(knownAt, values));
      return seen(keyed.key(), RowStatus.STORED);
    }
    RowStatus status = history.statusOf(knownAt, values);
    boolean reordered = knownAt > history.knownAt() && contradicted(keyed.key(), history.latest());
    after.put(keyed.key(), history.with(knownAt, values));
    changed |= reordered || status != RowStatus.UNCHANGED;
    return reordered || status.compareTo(RowStatus.STORED) >= 0
        ? seen(keyed.key(), status)
        : status;
  }

  private RowStatus seen(FactKey key, RowStatus status) {
    changed = true;
    months.add(key.month());
    return status;
  }

  /** True when it matters to readers which row of the fact is known later. */
  private boolean contradicted(FactKey key, RowValues values) {
    Map<FactKey, RowHistory> fact =
        after.subMap(key.withBasis(Long.MIN_VALUE), true, key.withBasis(Long.MAX_VALUE), true);
    for (Map.Entry<FactKey, RowHistory> other : fact.entrySet()) {
      if (other.getKey().basis() != key.basis()
          && SameFact.disagree(
              basis(key), values, basis(other.getKey()), other.getValue().latest())) {
        return true;
      }
    }
    return false;
  }

  private Basis basis(FactKey key) {
    Basis basis = bases.get(key.basis());
    if (basis == null) {
      throw new IllegalStateException("no basis " + key.basis() + " in " + workspace);
    }
    return basis;
  }

  private void store(Sql sql, Connection connection) throws SQLException {
    List<KeyedValues> replaced = new ArrayList<>();
    List<KeyedValues> added = new ArrayList<>();
    List<KeyedValues> confirmed = new ArrayList<>();
    List<KeyedValues> versions = new ArrayList<>();
    List<KeyedValues> obsolete = new ArrayList<>();
    for (FactKey key : touched.stream().sorted().toList()) {
      StoredRow old = before.get(key);
      StoredRow now = StoredRow.of(history(key));
      if (old == null) {
        added.add(KeyedValues.of(key, now));
      } else if (!old.equals(now)) {
        (old.sameButForConfirmation(now) ? confirmed : replaced).add(KeyedValues.of(key, now));
      }
      versions(key, old, now, versions, obsolete);
    }
    new InsertObservations(workspace, added).run(sql, connection);
    new UpsertObservations(workspace, replaced).run(sql, connection);
    new ConfirmObservations(workspace, confirmed).run(sql, connection);
    new DeleteVersions(workspace, obsolete).run(sql, connection);
    new UpsertVersions(workspace, versions).run(sql, connection);
  }

  private RowHistory history(FactKey key) {
    RowHistory history = after.get(key);
    if (history == null) {
      throw new IllegalStateException("nothing was merged at " + key);
    }
    return history;
  }

  private static void versions(
      FactKey key,
      @Nullable StoredRow old,
      StoredRow now,
      List<KeyedValues> versions,
      List<KeyedValues> obsolete) {
    NavigableMap<Long, RowValues> there = old == null ? new TreeMap<>() : old.versions();
    now.versions()
        .forEach(
            (knownAt, values) -> {
              if (!Objects.equals(values, there.get(knownAt))) {
                versions.add(KeyedValues.of(key, knownAt, values));
              }
            });
    there.forEach(
        (knownAt, values) -> {
          if (!now.versions().containsKey(knownAt)) {
            obsolete.add(KeyedValues.of(key, knownAt, values));
          }
        });
  }

  @Override
  public String toString() {
    return "MergeObservations[%s, %d rows]".formatted(workspace, rows.size());
  }
}
