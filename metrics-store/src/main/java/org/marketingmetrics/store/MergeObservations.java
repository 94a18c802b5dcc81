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
  private final Set<Integer> mixedMonths = new HashSet<>();
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

  /** Months in which a row was written whose values come from several reports. */
  Set<Integer> mixedMonths() {
    return mixedMonths;
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
    Map<FactKey, NavigableMap<Long, StoredRow.Version>> versions =
        versioned.isEmpty()
            ? Map.of()
            : new SelectVersions(workspace, versioned).run(sql, connection);
    found.forEach(
        (key, row) -> {
          NavigableMap<Long, StoredRow.Version> others =
              versions.getOrDefault(key, new TreeMap<>());
          StoredRow stored = new StoredRow(row.knownAt(), row.values(), row.mixed(), others);
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
    SameFact.Effect effect =
        SameFact.effectOf(ofFact(keyed.key()), basis(keyed.key()), knownAt, values);
    after.put(keyed.key(), history.with(knownAt, values));
    changed |= effect == SameFact.Effect.PAST || status != RowStatus.UNCHANGED;
    return effect == SameFact.Effect.NOW || status.compareTo(RowStatus.STORED) >= 0
        ? seen(keyed.key(), status)
        : status;
  }

  private RowStatus seen(FactKey key, RowStatus status) {
    changed = true;
    months.add(key.month());
    return status;
  }

  private List<SameFact.Row> ofFact(FactKey key) {
    List<SameFact.Row> rows = new ArrayList<>();
    after
        .subMap(key.withBasis(Long.MIN_VALUE), true, key.withBasis(Long.MAX_VALUE), true)
        .forEach((own, history) -> rows.add(new SameFact.Row(basis(own), history)));
    return rows;
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
      if (now.mixed()) {
        mixedMonths.add(key.month());
      }
      if (old == null) {
        added.add(KeyedValues.of(key, now));
      } else if (!old.equals(now)) {
        (old.sameButForRepeats(now) ? confirmed : replaced).add(KeyedValues.of(key, now));
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
    NavigableMap<Long, StoredRow.Version> there = old == null ? new TreeMap<>() : old.versions();
    now.versions()
        .forEach(
            (first, version) -> {
              if (!Objects.equals(version, there.get(first))) {
                versions.add(KeyedValues.of(key, version));
              }
            });
    there.forEach(
        (first, version) -> {
          if (!now.versions().containsKey(first)) {
            obsolete.add(KeyedValues.of(key, version));
          }
        });
  }

  @Override
  public String toString() {
    return "MergeObservations[%s, %d rows]".formatted(workspace, rows.size());
  }
}
