package org.marketingmetrics.core.channeldata.facts;

import java.time.Instant;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Gives queries the snapshot they run over. */
public interface FactsProvider {
  /**
   * The facts at a revision or a later one.
   *
   * @param atLeastRevision what the store was at when the question came, for the facts of now; of a
   *     later one it waits, no longer than the call's deadline, until the data have reached it
   * @throws org.marketingmetrics.core.error.MetricsException REVISION_NOT_REACHED
   */
  Facts current(WorkspaceId workspace, long atLeastRevision);

  /** The facts as they were known at an instant, inclusive. */
  Facts asOf(WorkspaceId workspace, Instant knownAt);
}
