package org.marketingmetrics.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jooq.DSLContext;
import org.marketingmetrics.core.event.timeline.Pack;
import org.marketingmetrics.core.event.timeline.TimelineBlock;
import org.marketingmetrics.core.event.timeline.TimelineSink;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Feeds the packed events of a workspace to a sink, all within one snapshot. Chunks are unpacked by
 * all cores while the next ones arrive.
 */
record ReadTimeline(WorkspaceId workspace) {
  /** A chunk on its way. */
  private record Arriving(Pack.Chunk chunk, CompletableFuture<TimelineBlock> block) {}

  void run(DSLContext sql, TimelineSink sink) {
    sink.revision(new SelectEventRevision(workspace).run(sql));
    StoredChunks chunks = new StoredChunks(workspace);
    List<Arriving> arriving = new ArrayList<>();
    for (StoredChunks.Line line : chunks.list(sql)) {
      if (!sink.knows(line.chunk())) {
        byte[] content = chunks.content(sql, line.chunk());
        arriving.add(
            new Arriving(
                line.chunk(),
                CompletableFuture.supplyAsync(
                    () -> StoredChunks.unpacked(line.chunk().block(), content))));
      }
    }
    for (Arriving chunk : arriving) {
      sink.content(chunk.chunk(), Map.of(chunk.chunk().block(), arrived(chunk.block())));
    }
    Tail tail = new Tail(workspace);
    for (Tail.Line line : tail.list(sql)) {
      if (!sink.knows(line.batch())) {
        sink.content(line.batch(), tail.blocks(sql, line.batch().id()));
      }
    }
  }

  private static TimelineBlock arrived(CompletableFuture<TimelineBlock> block) {
    try {
      return block.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Damage damage) {
        throw damage;
      }
      throw e;
    }
  }
}
