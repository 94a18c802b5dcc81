package org.marketingmetrics.core.channeldata;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.error.ErrorKind;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.ChunkStamp;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Writes observations of one source chunk by chunk. A chunk is one transaction; what of it is
 * refused is told and the rest is written.
 */
public final class StreamObservations {
  private final Catalog catalog;
  private final WorkspaceStore workspaces;
  private final ChannelDataStore store;
  private final Clock clock;

  /** The use case over its ports. */
  public StreamObservations(
      Catalog catalog, WorkspaceStore workspaces, ChannelDataStore store, Clock clock) {
    this.catalog = catalog;
    this.workspaces = workspaces;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What holds for all chunks.
   *
   * @param source id of the source; created when unknown
   * @param kind what a new source is
   * @param zone where a new source cuts its days; null for the workspace's zone
   * @param stream by which the stream is taken up again; null when it is not
   */
  public record Options(
      WorkspaceId workspace,
      String source,
      SourceKind kind,
      @Nullable ZoneId zone,
      @Nullable UUID stream) {}

  /**
   * A chunk.
   *
   * @param sequence from 1, one more each
   * @param size number of observations, at most {@link WriteObservations#MAX_OBSERVATIONS}
   * @param observations each by its index; one that cannot be read throws a MetricsException whose
   *     kind is INVALID_ARGUMENT and whose fields name the observation
   * @param coveredRange days the report covers, rows or not; null when it does not say
   * @param contentHash of the chunk and the options; asked for only where the stream has an id
   */
  public record Chunk(
      long sequence,
      int size,
      IntFunction<Observation> observations,
      @Nullable DateRange coveredRange,
      Supplier<String> contentHash) {}

  /**
   * Begins a stream, or takes it up again.
   *
   * @throws MetricsException STORE_UNAVAILABLE
   */
  public Stream open(Options options) {
    UUID id = options.stream();
    return new Stream(options, id == null ? 0 : store.lastChunk(options.workspace(), id));
  }

  /** One stream over one connection. Used by one thread at a time. */
  public final class Stream {
    private final Options options;
    private long last;

    private Stream(Options options, long last) {
      this.options = options;
      this.last = last;
    }

    /** Number of the last chunk known to be committed; 0 before the first. */
    public long lastSequence() {
      return last;
    }

    /**
     * Writes a chunk; returns once it is committed. A chunk that was written before is not written
     * again and gets the answer it got.
     *
     * @throws MetricsException SEQUENCE_GAP, REQUEST_ID_REUSED, WORKSPACE_NOT_FOUND,
     *     SOURCE_CONFLICT, WRITE_CONFLICT, OVERLOADED, DEADLINE_EXCEEDED, STORE_UNAVAILABLE
     */
    public WriteOutcome write(Chunk chunk) {
      requireNext(chunk.sequence());
      WriteTarget target =
          WriteTarget.of(
              workspaces,
              store,
              options.workspace(),
              options.source(),
              options.kind(),
              options.zone());
      ObservationRows rows = new ObservationRows(catalog, target, clock.instant());
      List<RejectedObservation> rejected = take(chunk, rows);
      UUID id = options.stream();
      ChunkStamp stamp =
          id == null
              ? null
              : new ChunkStamp(id, chunk.sequence(), chunk.contentHash().get(), rejected);
      WriteOutcome outcome =
          store.write(options.workspace(), rows.batch(chunk.coveredRange(), stamp));
      last = Math.max(last, chunk.sequence());
      return stamp == null ? outcome.without(rejected) : outcome;
    }

    private void requireNext(long sequence) {
      boolean again = options.stream() != null && sequence <= last;
      if (sequence != last + 1 && !again) {
        throw MetricsException.of(
                ErrorReason.SEQUENCE_GAP,
                "chunk.sequence: %d does not follow %d; go on with %d"
                    .formatted(sequence, last, last + 1))
            .field("chunk.sequence", "not the next number")
            .with("sequence", Long.toString(sequence))
            .with("expected", Long.toString(last + 1))
            .build();
      }
    }

    private static List<RejectedObservation> take(Chunk chunk, ObservationRows rows) {
      List<RejectedObservation> rejected = new ArrayList<>();
      for (int i = 0; i < chunk.size(); i++) {
        try {
          rows.add(i, chunk.observations().apply(i));
        } catch (MetricsException e) {
          if (e.reason().kind() != ErrorKind.INVALID_ARGUMENT) {
            throw e;
          }
          rejected.add(RejectedObservation.of(i, e));
        }
      }
      return rejected;
    }
  }
}
