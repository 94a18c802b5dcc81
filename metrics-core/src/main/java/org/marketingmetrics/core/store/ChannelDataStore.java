package org.marketingmetrics.core.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.marketingmetrics.core.channeldata.ObservationRow;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.StaleRows;
import org.marketingmetrics.core.channeldata.WriteBatch;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Channel data as a store keeps it. A workspace that does not exist holds no data and takes no
 * writes.
 */
public interface ChannelDataStore {
  /**
   * Applies a batch in one transaction: nothing of it is visible before all of it is, and a
   * revision once answered is durable.
   *
   * <p>Per natural key and measure the value known latest wins; every superseded value is kept. Of
   * two values known at the same instant the one written later wins; {@link RowHistory} says it
   * exactly. The revision grows when an answer changes, now or as of any instant, and only then: a
   * report that repeats what is known does not let it grow.
   *
   * <p>A declared range counts for the levels and parts of the batch's rows; without rows for
   * everything the source reports.
   *
   * <p>A batch with a stamp is applied once: the same again gets the answer of the first time.
   *
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND; SOURCE_CONFLICT
   *     when the source exists with another kind or zone (a kind of UNSPECIFIED conflicts with
   *     none, and a stated one takes its place); REQUEST_ID_REUSED; WRITE_CONFLICT after the
   *     retries; OVERLOADED; DEADLINE_EXCEEDED; STORE_UNAVAILABLE
   */
  WriteOutcome write(WorkspaceId workspace, WriteBatch batch);

  /**
   * Number of the last chunk that was committed under the id of a stream; 0 when none is known. At
   * least those of the last {@link WriteStamp#KEPT} are.
   */
  long lastChunk(WorkspaceId workspace, UUID stream);

  /** The data revision: it grows with every write that changed something; 0 before the first. */
  long revision(WorkspaceId workspace);

  /**
   * Feeds what the caller does not know yet to the sink, all of it as of one revision.
   *
   * @param knownBlocks month block (yyyymm) to the revision at which the caller read it
   */
  void read(WorkspaceId workspace, Map<Integer, Long> knownBlocks, FactSink sink);

  /**
   * Feeds all rows and declared days as they were known at an instant. What a source is has no
   * history; it is fed as it is now.
   *
   * @param knownAt microseconds since 1970 UTC, inclusive
   */
  void readAsOf(WorkspaceId workspace, long knownAt, FactSink sink);

  /**
   * Rows that were last reported before an instant and still have values, with all that their row
   * holds now; at most as many as asked for, and none only when there are none.
   */
  List<ObservationRow> stale(WorkspaceId workspace, StaleRows rows);

  /** The sources of a workspace, by id. */
  List<Source> sources(WorkspaceId workspace);

  /** One source. */
  Optional<Source> source(WorkspaceId workspace, String id);

  /**
   * Changes the kind of a source, and its zone as long as it holds no data. The data revision grows
   * when something changed.
   *
   * @throws org.marketingmetrics.core.error.MetricsException RESOURCE_NOT_FOUND, TIME_ZONE_FIXED
   */
  Source updateSource(WorkspaceId workspace, Source source);
}
