package org.marketingmetrics.server.value;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** What day it is. */
public final class ReportingDay {
  private final WorkspaceStore workspaces;
  private final Clock clock;

  /** Asks the store for zones of workspaces. */
  public ReportingDay(WorkspaceStore workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** Today in the zone of the workspace, or in UTC without one. */
  public LocalDate today(Optional<WorkspaceId> workspace) {
    ZoneId zone =
        workspace.flatMap(workspaces::workspace).map(Workspace::zone).orElse(ZoneOffset.UTC);
    return LocalDate.now(clock.withZone(zone));
  }
}
