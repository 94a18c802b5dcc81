package org.marketingmetrics.core.event.timeline;

import org.marketingmetrics.core.workspace.WorkspaceId;

/** Gives the timeline of a workspace, read from a store or kept from before. */
public interface TimelineProvider {
  /**
   * A timeline not older than the call.
   *
   * @param atLeastRevision of the workspace's events; 0 for whatever is current
   * @throws org.marketingmetrics.core.error.MetricsException REVISION_NOT_REACHED when that does
   *     not come in time; STORE_UNAVAILABLE; DEADLINE_EXCEEDED
   */
  Timeline current(WorkspaceId workspace, long atLeastRevision);
}
