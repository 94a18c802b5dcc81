package org.marketingmetrics.store;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Observations in the database. */
final class DatabaseChannelData implements ChannelDataStore {
  private final Database database;
  private final Sql sql;
  private final KnownNames names = new KnownNames();
  private final StableId.Maker seriesIds;
  private final RequestRetention retention;
  private final InstantSource clock;

  DatabaseChannelData(Database database, Sql sql, StableId.Maker seriesIds, InstantSource clock) {
    this.database = database;
    this.sql = sql;
    this.seriesIds = seriesIds;
    this.retention = new RequestRetention(database, sql);
    this.clock = clock;
  }

  RequestRetention retention() {
    return retention;
  }

  @Override
  public WriteOutcome write(WorkspaceId workspace, WriteBatch batch) {
    PreparedBatch prepared = new PreparedBatch(workspace, batch, seriesIds);
    long now = Calendar.micros(clock.instant());
    WriteOutcome outcome = new WriteCommand(database, sql, names, prepared, now).run();
    if (batch.stamp() != null) {
      retention.now(workspace, clock.instant());
    }
    return outcome;
  }

  @Override
  public long lastChunk(WorkspaceId workspace, UUID stream) {
    return database.read(
        connection -> new SelectLastChunk(workspace, stream).run(sql.on(connection)));
  }

  @Override
  public long revision(WorkspaceId workspace) {
    return database.read(connection -> new SelectRevision(workspace).run(sql.on(connection)));
  }

  @Override
  public void read(WorkspaceId workspace, Map<Integer, Long> knownBlocks, FactSink sink) {
    feed(new ReadFacts(workspace, knownBlocks, null), sink);
  }

  @Override
  public void readAsOf(WorkspaceId workspace, long knownAt, FactSink sink) {
    feed(new ReadFacts(workspace, Map.of(), knownAt), sink);
  }

  private void feed(ReadFacts facts, FactSink sink) {
    database.snapshot(
        connection -> {
          facts.run(sql, connection, sink);
          return facts;
        });
  }

  @Override
  public List<ObservationRow> stale(WorkspaceId workspace, StaleRows rows) {
    return database.read(connection -> new SelectStaleRows(workspace, rows).run(sql, connection));
  }

  @Override
  public List<Source> sources(WorkspaceId workspace) {
    return select(workspace, null).stream().sorted(Comparator.comparing(Source::id)).toList();
  }

  @Override
  public Optional<Source> source(WorkspaceId workspace, String id) {
    return select(workspace, id).stream().filter(source -> source.id().equals(id)).findFirst();
  }

  private List<Source> select(WorkspaceId workspace, @Nullable String id) {
    return database.read(
        connection ->
            List.copyOf(new SelectSources(workspace, id).run(sql.on(connection)).values()));
  }

  @Override
  public Source updateSource(WorkspaceId workspace, Source source) {
    return database.transact(
        (connection, attempt) -> new UpdateSource(workspace, source).run(sql.on(connection)));
  }
}
