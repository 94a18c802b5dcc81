package org.marketingmetrics.store;

import static org.marketingmetrics.store.generated.Tables.EVENT_TAIL;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.marketingmetrics.core.event.Erasure;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventBatch;
import org.marketingmetrics.core.event.RecordOutcome;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.core.event.rollup.RolledUp;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.TimelineSink;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Events in the database. */
final class DatabaseEvents implements EventStore {
  /** Damage mended in one call; more is a fault of the database that no packing mends. */
  private static final int MENDINGS = 1_000;

  private final Database database;
  private final Sql sql;
  private final AtomicLong allMended = new AtomicLong();

  DatabaseEvents(Database database, Sql sql) {
    this.database = database;
    this.sql = sql;
  }

  @Override
  public RecordOutcome record(WorkspaceId workspace, EventBatch batch) {
    WriteEvents write = new WriteEvents(workspace, batch);
    return database.transact((connection, attempt) -> write.run(sql, connection, attempt));
  }

  @Override
  public long revision(WorkspaceId workspace) {
    return database.read(connection -> new SelectEventRevision(workspace).run(sql.on(connection)));
  }

  @Override
  public List<Event> events(WorkspaceId workspace, String subject, int limit) {
    return database.read(
        connection ->
            new SelectSubjectEvents(workspace, subject, Long.MIN_VALUE, Long.MAX_VALUE, limit)
                .run(sql, connection));
  }

  @Override
  public List<Event> eventsAt(WorkspaceId workspace, String subject, long at) {
    return database.read(
        connection ->
            new SelectSubjectEvents(workspace, subject, at, at, Integer.MAX_VALUE)
                .run(sql, connection));
  }

  @Override
  public Map<Verdict, Long> refused(WorkspaceId workspace) {
    return database.read(connection -> new SelectRefused(workspace).run(sql.on(connection)));
  }

  @Override
  public void read(WorkspaceId workspace, TimelineSink sink) {
    mending(
        workspace,
        () ->
            database.snapshot(
                connection -> {
                  new ReadTimeline(workspace).run(sql.on(connection), sink);
                  return workspace;
                }));
  }

  @Override
  public int pack(WorkspaceId workspace) {
    PackEvents packing = new PackEvents(workspace);
    int moved =
        mending(
            workspace, () -> database.transact((connection, _) -> packing.run(sql, connection)));
    return moved + merge(workspace, MergeChunks.MANY);
  }

  @Override
  public int settle(WorkspaceId workspace) {
    return merge(workspace, 1);
  }

  private int merge(WorkspaceId workspace, int most) {
    int moved = 0;
    for (BlockId block : crowded(workspace, most)) {
      MergeChunks merge = new MergeChunks(workspace, block, most);
      moved +=
          mending(
              workspace, () -> database.transact((connection, _) -> merge.run(sql, connection)));
    }
    return moved;
  }

  private List<BlockId> crowded(WorkspaceId workspace, int most) {
    Map<BlockId, Long> chunks =
        database.read(connection -> new StoredChunks(workspace).list(sql.on(connection))).stream()
            .collect(Collectors.groupingBy(l -> l.chunk().block(), Collectors.counting()));
    return chunks.entrySet().stream()
        .filter(entry -> entry.getValue() > most)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public List<WorkspaceId> unpacked() {
    Set<String> ids =
        database.read(
            connection ->
                sql.on(connection)
                    .selectDistinct(EVENT_TAIL.WORKSPACE_ID)
                    .from(EVENT_TAIL)
                    .fetchSet(EVENT_TAIL.WORKSPACE_ID));
    return ids.stream().sorted().map(WorkspaceId::new).toList();
  }

  @Override
  public List<WorkspaceId> notRolledUp() {
    return database.read(connection -> new SelectNotRolledUp().run(sql.on(connection)));
  }

  @Override
  public void rollUp(WorkspaceId workspace, UnaryOperator<RolledUp> work) {
    RollUpTurn turn = new RollUpTurn(workspace, work);
    database.transact((connection, _) -> turn.run(sql.on(connection)));
  }

  @Override
  public Erasure erase(WorkspaceId workspace, String subject, long at) {
    EraseEvents erase = new EraseEvents(workspace, subject, at);
    return mending(
        workspace, () -> database.transact((connection, _) -> erase.run(sql, connection)));
  }

  @Override
  public long mended() {
    return allMended.get();
  }

  /** Work that may come upon damage. */
  private interface Attempt<T> {
    T run();
  }

  private <T> T mending(WorkspaceId workspace, Attempt<T> work) {
    for (int mended = 0; ; mended++) {
      try {
        return work.run();
      } catch (Damage damage) {
        if (mended == MENDINGS) {
          throw damage;
        }
        mend(new MendEvents(workspace, damage.place()));
        allMended.incrementAndGet();
      }
    }
  }

  private void mend(MendEvents mending) {
    database.transact(
        (connection, _) -> {
          mending.run(sql, connection);
          return mending;
        });
  }
}
