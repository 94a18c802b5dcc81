package org.marketingmetrics.core.channeldata;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The sources of a workspace; a write creates them, and they can be corrected here. */
public final class ManageSources {
  private final ChannelDataStore store;

  /** The use case over its port. */
  public ManageSources(ChannelDataStore store) {
    this.store = store;
  }

  /** A page of sources by id, beginning behind the given one. */
  public List<Source> list(WorkspaceId workspace, @Nullable String after, int limit) {
    return store.sources(workspace).stream()
        .filter(source -> after == null || source.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  /**
   * One source.
   *
   * @throws MetricsException RESOURCE_NOT_FOUND
   */
  public Source get(WorkspaceId workspace, String id) {
    return store
        .source(workspace, id)
        .orElseThrow(
            () -> {
              String name = "workspaces/%s/sources/%s".formatted(workspace, id);
              return MetricsException.of(
                      ErrorReason.RESOURCE_NOT_FOUND,
                      "there is no '%s'; ListSources has all".formatted(name))
                  .with("name", name)
                  .build();
            });
  }

  /**
   * Changes a source.
   *
   * @throws MetricsException RESOURCE_NOT_FOUND; TIME_ZONE_FIXED when its zone would change and it
   *     has data
   */
  public Source update(WorkspaceId workspace, String id, UnaryOperator<Source> change) {
    return store.updateSource(workspace, change.apply(get(workspace, id)));
  }
}
