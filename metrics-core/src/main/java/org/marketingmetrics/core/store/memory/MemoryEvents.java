package org.marketingmetrics.core.store.memory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.event.BatchStatuses;
import org.marketingmetrics.core.event.Erasure;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.EventBatch;
import org.marketingmetrics.core.event.RecordOutcome;
import org.marketingmetrics.core.event.Verdict;
import org.marketingmetrics.core.event.rollup.RolledUp;
import org.marketingmetrics.core.event.timeline.BlockId;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineBlocks;
import org.marketingmetrics.core.event.timeline.TimelineSink;
import org.marketingmetrics.core.store.EventStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Events in memory. */
final class MemoryEvents implements EventStore {
  private final MemoryWorkspaces workspaces;

  MemoryEvents(MemoryWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public RecordOutcome record(WorkspaceId workspace, EventBatch batch) {
    WorkspaceData data = workspaces.require(workspace);
    return data.locked(() -> record(data.events, batch));
  }

  private static RecordOutcome record(EventData data, EventBatch batch) {
    BatchStatuses statuses = new BatchStatuses(batch, data.accepted);
    if (!statuses.recorded().isEmpty()) {
      data.revision++;
      statuses.recorded().forEach(event -> data.accepted.put(event.id(), event));
      data.packs.put(
          new Pack.Batch(data.nextPart++, data.revision), TimelineBlocks.of(statuses.recorded()));
    }
    data.refused.addAll(statuses.refused());
    return new RecordOutcome(statuses.statuses(), data.revision);
  }

  @Override
  public long revision(WorkspaceId workspace) {
    return workspaces
        .find(workspace)
        .map(data -> data.<Long>locked(() -> data.events.revision))
        .orElse(0L);
  }

  @Override
  public List<Event> events(WorkspaceId workspace, String subject, int limit) {
    return workspaces
        .find(workspace)
        .map(data -> data.<List<Event>>locked(() -> data.events.ofSubject(subject)))
        .orElse(List.of())
        .stream()
        .limit(limit)
        .toList();
  }

  @Override
  public List<Event> eventsAt(WorkspaceId workspace, String subject, long at) {
    return events(workspace, subject, Integer.MAX_VALUE).stream()
        .filter(event -> event.at() == at)
        .toList();
  }

  @Override
  public Map<Verdict, Long> refused(WorkspaceId workspace) {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    workspaces
        .find(workspace)
        .ifPresent(
            data ->
                data.<@Nullable Void>locked(
                    () -> {
                      data.events.refused.forEach(
                          received -> counts.merge(received.verdict(), 1L, Long::sum));
                      return null;
                    }));
    return counts;
  }

  @Override
  public void read(WorkspaceId workspace, TimelineSink sink) {
    Map<Pack, Map<BlockId, TimelineBlock>> packs = new HashMap<>();
    long revision =
        workspaces
            .find(workspace)
            .map(
                data ->
                    data.<Long>locked(
                        () -> {
                          packs.putAll(data.events.packs);
                          return data.events.revision;
                        }))
            .orElse(0L);
    sink.revision(revision);
    packs.forEach(
        (pack, blocks) -> {
          if (!sink.knows(pack)) {
            sink.content(pack, blocks);
          }
        });
  }

  @Override
  public int pack(WorkspaceId workspace) {
    return workspaces.find(workspace).map(data -> data.<Integer>locked(() -> pack(data))).orElse(0);
  }

  /** Packing leaves one chunk of a block. */
  @Override
  public int settle(WorkspaceId workspace) {
    return 0;
  }

  private static int pack(WorkspaceData data) {
    int unpacked =
        data.events.packs.entrySet().stream()
            .filter(entry -> entry.getKey() instanceof Pack.Batch)
            .flatMap(entry -> entry.getValue().values().stream())
            .mapToInt(TimelineBlock::size)
            .sum();
    if (unpacked > 0) {
      packAnew(data.events);
    }
    return unpacked;
  }

  private static void packAnew(EventData events) {
    events.revision++;
    events.packs.clear();
    TimelineBlocks.of(events.accepted.values())
        .forEach(
            (id, block) ->
                events.packs.put(
                    new Pack.Chunk(id, events.nextPart++, events.revision), Map.of(id, block)));
  }

  @Override
  public List<WorkspaceId> unpacked() {
    List<WorkspaceId> found = new ArrayList<>();
    for (WorkspaceData data : workspaces.after(null)) {
      boolean has =
          data.locked(
              () -> data.events.packs.keySet().stream().anyMatch(p -> p instanceof Pack.Batch));
      if (has) {
        found.add(data.workspace.id());
      }
    }
    return found;
  }

  @Override
  public List<WorkspaceId> notRolledUp() {
    List<WorkspaceId> found = new ArrayList<>();
    for (WorkspaceData data : workspaces.after(null)) {
      if (data.<Boolean>locked(() -> data.events.revision > data.events.rolledUp.revision())) {
        found.add(data.workspace.id());
      }
    }
    return found;
  }

  /** Under a lock of its own, since the work reads and writes the workspace. */
  @Override
  public void rollUp(WorkspaceId workspace, UnaryOperator<RolledUp> work) {
    EventData events = workspaces.require(workspace).events;
    events.rollingUp.lock();
    try {
      events.rolledUp = work.apply(events.rolledUp);
    } finally {
      events.rollingUp.unlock();
    }
  }

  @Override
  public Erasure erase(WorkspaceId workspace, String subject, long at) {
    WorkspaceData data = workspaces.require(workspace);
    return data.locked(() -> erase(data.events, subject));
  }

  @Override
  public long mended() {
    return 0;
  }

  private static Erasure erase(EventData data, String subject) {
    int accepted = data.accepted.size();
    int refused = data.refused.size();
    data.accepted.values().removeIf(event -> event.subject().equals(subject));
    data.refused.removeIf(received -> received.event().subject().equals(subject));
    if (data.accepted.size() < accepted) {
      packAnew(data);
    }
    return new Erasure(
        accepted - data.accepted.size(), refused - data.refused.size(), data.revision);
  }
}
