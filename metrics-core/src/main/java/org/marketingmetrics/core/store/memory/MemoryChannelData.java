package org.marketingmetrics.core.store.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
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
import org.marketingmetrics.core.store.ChunkStamp;
import org.marketingmetrics.core.store.FactSink;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.store.WriteStamp;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Observations in memory. */
final class MemoryChannelData implements ChannelDataStore {
  private final MemoryWorkspaces workspaces;
  private final InstantSource clock;

  MemoryChannelData(MemoryWorkspaces workspaces, InstantSource clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  @Override
  public WriteOutcome write(WorkspaceId workspace, WriteBatch batch) {
    WorkspaceData data = workspaces.require(workspace);
    return data.locked(() -> writeOnce(data, batch));
  }

  private WriteOutcome writeOnce(WorkspaceData data, WriteBatch batch) {
    Instant now = clock.instant();
    forget(data, now.minus(WriteStamp.KEPT));
    WriteStamp stamp = batch.stamp();
    AnsweredRequest answered = stamp == null ? null : data.requests.get(stamp.key());
    if (stamp != null && answered != null) {
      if (!answered.contentHash().equals(stamp.contentHash())) {
        throw stamp.reused();
      }
      return answered.outcome();
    }
    WriteOutcome outcome = new ApplyBatch(data, batch).run().of(stamp);
    if (stamp != null) {
      data.requests.put(stamp.key(), new AnsweredRequest(stamp.contentHash(), outcome, now));
    }
    return outcome;
  }

  private static void forget(WorkspaceData data, Instant before) {
    Iterator<AnsweredRequest> oldest = data.requests.values().iterator();
    while (oldest.hasNext() && oldest.next().at().isBefore(before)) {
      oldest.remove();
    }
  }

  @Override
  public long lastChunk(WorkspaceId workspace, UUID stream) {
    String first = ChunkStamp.firstKey(stream);
    return workspaces
        .find(workspace)
        .map(
            data ->
                data.<Long>locked(
                    () ->
                        data.requests.keySet().stream()
                            .filter(key -> key.startsWith(first))
                            .mapToLong(ChunkStamp::sequence)
                            .max()
                            .orElse(0)))
        .orElse(0L);
  }

  @Override
  public long revision(WorkspaceId workspace) {
    return workspaces
        .find(workspace)
        .map(data -> data.<Long>locked(() -> data.revision))
        .orElse(0L);
  }

  @Override
  public void read(WorkspaceId workspace, Map<Integer, Long> knownBlocks, FactSink sink) {
    feed(workspace, knownBlocks, null, sink);
  }

  @Override
  public void readAsOf(WorkspaceId workspace, long knownAt, FactSink sink) {
    feed(workspace, Map.of(), knownAt, sink);
  }

  private void feed(
      WorkspaceId workspace,
      Map<Integer, Long> knownBlocks,
      @Nullable Long knownAt,
      FactSink sink) {
    Optional<WorkspaceData> data = workspaces.find(workspace);
    if (data.isEmpty()) {
      sink.revision(0);
      return;
    }
    data.get()
        .locked(
            () -> {
              new FeedFacts(data.get(), knownBlocks, knownAt).to(sink);
              return true;
            });
  }

  @Override
  public List<ObservationRow> stale(WorkspaceId workspace, StaleRows rows) {
    return workspaces
        .find(workspace)
        .map(data -> data.<List<ObservationRow>>locked(() -> data.rows.stale(rows)))
        .orElse(List.of());
  }

  @Override
  public List<Source> sources(WorkspaceId workspace) {
    return workspaces
        .find(workspace)
        .map(data -> data.<List<Source>>locked(() -> List.copyOf(data.sources.values())))
        .orElse(List.of());
  }

  @Override
  public Optional<Source> source(WorkspaceId workspace, String id) {
    return workspaces
        .find(workspace)
        .flatMap(data -> data.locked(() -> Optional.ofNullable(data.sources.get(id))));
  }

  @Override
  public Source updateSource(WorkspaceId workspace, Source source) {
    WorkspaceData data = workspaces.require(workspace);
    return data.locked(
        () -> {
          Source known = data.sources.get(source.id());
          ResourceName name = ResourceName.source(workspace, source.id());
          if (known == null) {
            throw StoreFailures.notFound(name);
          }
          if (!known.zone().equals(source.zone()) && data.rows.holds(source.id())) {
            throw StoreFailures.timeZoneFixed(name, known.zone());
          }
          if (!known.equals(source)) {
            data.sources.put(source.id(), source);
            data.revision++;
          }
          return source;
        });
  }
}
