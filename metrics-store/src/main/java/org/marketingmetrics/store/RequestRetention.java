package org.marketingmetrics.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WriteStamp;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets old request ids, a few at a time, as long as somebody writes. */
final class RequestRetention {
  private static final Logger LOG = LoggerFactory.getLogger(RequestRetention.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Database database;
  private final Sql sql;
  private final Map<WorkspaceId, Instant> next = new ConcurrentHashMap<>();

  RequestRetention(Database database, Sql sql) {
    this.database = database;
    this.sql = sql;
  }

  /** Forgets one chunk of a workspace's, if it was not done lately; the caller's write stands. */
  void now(WorkspaceId workspace, Instant now) {
    Instant due = next.putIfAbsent(workspace, now.plus(PAUSE));
    if (due == null || now.isBefore(due) || !next.replace(workspace, due, now.plus(PAUSE))) {
      return;
    }
    try {
      purge(workspace, now.minus(WriteStamp.KEPT));
    } catch (MetricsException e) {
      LOG.warn("Old request ids of {} could not be forgotten; it is tried again", workspace, e);
    }
  }

  /** Forgets one chunk; true when there may be more. */
  boolean purge(WorkspaceId workspace, Instant before) {
    PurgeRequests purge = new PurgeRequests(workspace, Calendar.micros(before));
    int gone = database.transact((connection, attempt) -> purge.run(sql.on(connection)));
    return gone == PurgeRequests.CHUNK;
  }
}
