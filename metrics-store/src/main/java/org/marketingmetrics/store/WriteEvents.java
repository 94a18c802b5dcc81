package org.marketingmetrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.BatchStatuses;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventBatch;
import org.marketingmetrics.core.event.RecordOutcome;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Records a batch. At first as if all ids were new, which nearly all are: then nothing is read. If
 * one is not, the whole transaction is undone and run again, with a look at what is there.
 */
record WriteEvents(WorkspaceId workspace, EventBatch batch) {
  RecordOutcome run(Sql sql, Connection connection, int attempt) throws SQLException {
    DSLContext jooq = sql.on(connection);
    new RequireWorkspace(workspace).run(jooq);
    BatchStatuses statuses = new BatchStatuses(batch, known(sql, connection, attempt));
    if (!statuses.recorded().isEmpty()) {
      long id = ThreadLocalRandom.current().nextLong();
      new InsertEvents(workspace, id, batch.receivedAt(), statuses.recorded()).run(sql, connection);
      new InsertTail(workspace, id, statuses.recorded()).run(jooq);
    }
    new InsertRefused(workspace, batch.receivedAt(), statuses.refused()).run(sql, connection);
    long revision =
        statuses.recorded().isEmpty()
            ? new SelectEventRevision(workspace).run(jooq)
            : new BumpEventRevision(workspace).run(jooq);
    return new RecordOutcome(statuses.statuses(), revision);
  }

  /** No key tells that an event which does not count repeats one that does. */
  private Map<String, Event> known(Sql sql, Connection connection, int attempt)
      throws SQLException {
    boolean look =
        attempt > 0
            || batch.events().stream().anyMatch(event -> event.verdict() != Verdict.ACCEPTED);
    return look
        ? new SelectEventsById(workspace, BatchStatuses.ids(batch)).run(sql, connection)
        : Map.of();
  }

  @Override
  public String toString() {
    return "WriteEvents[%s, %d events]".formatted(workspace, batch.events().size());
  }
}
