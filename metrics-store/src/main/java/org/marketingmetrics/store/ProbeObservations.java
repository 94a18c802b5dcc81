package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.OBSERVATION;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Looks whether some of a large batch's rows are there, by a few of its keys. A report imported
 * again is found out by one short question, where the insert that fails would send all of it first.
 *
 * @param keys of all rows of the batch
 */
record ProbeObservations(WorkspaceId workspace, List<FactKey> keys) {
  private static final int PROBES = 20;

  /** Below it the failing insert is as cheap as the question. */
  private static final int LARGE = 200;

  private static final String TEXT =
      Sql.text(
          DSL.selectCount()
              .from(OBSERVATION)
              .where(OBSERVATION.WORKSPACE_ID.eq((String) null))
              .and(FactKey.in(FactKey.columns(OBSERVATION), PROBES)));

  /** True when one was found; false says nothing. */
  boolean run(Sql sql, Connection connection) throws SQLException {
    if (keys.size() < LARGE) {
      return false;
    }
    try (PreparedStatement statement = sql.prepare(connection, TEXT)) {
      statement.setString(1, workspace.id());
      int next = 2;
      for (FactKey key : probes()) {
        next = key.bind(statement, next);
      }
      try (ResultSet count = statement.executeQuery()) {
        return count.next() && count.getLong(1) > 0;
      }
    }
  }

  private List<FactKey> probes() {
    return IntStream.range(0, PROBES)
        .mapToObj(i -> keys.get(i * (keys.size() - 1) / (PROBES - 1)))
        .toList();
  }

  @Override
  public String toString() {
    return "ProbeObservations[%s, %d keys]".formatted(workspace, keys.size());
  }
}
