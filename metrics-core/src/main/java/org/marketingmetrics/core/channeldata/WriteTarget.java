package org.marketingmetrics.core.channeldata;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Where observations go: the workspace and the source, known or new. */
record WriteTarget(Workspace workspace, Source source) {
  /**
   * Looks both up.
   *
   * @param zone where a new source cuts its days; null for that of the known source, else of the
   *     workspace
   * @throws org.marketingmetrics.core.error.MetricsException WORKSPACE_NOT_FOUND
   */
  static WriteTarget of(
      WorkspaceStore workspaces,
      ChannelDataStore store,
      WorkspaceId id,
      String source,
      SourceKind kind,
      @Nullable ZoneId zone) {
    Workspace workspace = workspaces.workspace(id).orElseThrow(() -> Workspace.notFound(id));
    ZoneId own =
        zone != null ? zone : store.source(id, source).map(Source::zone).orElse(workspace.zone());
    return new WriteTarget(workspace, new Source(source, kind, own));
  }
}
