package org.marketingmetrics.server.rpc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The one place from which handlers get the workspace of their call. */
public final class CallerWorkspaces {
  private static final String PREFIX = "workspaces/";

  private final WorkspaceStore store;

  /** Workspaces seen a moment ago; one that is missing is asked for again each time. */
  private final Cache<WorkspaceId, Boolean> existing =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5)).build();

  /** Asks the store which workspaces there are, for callers that may open any. */
  public CallerWorkspaces(WorkspaceStore store) {
    this.store = store;
  }

  /**
   * The workspace that a request names, if its caller may open it.
   *
   * @param name {@code workspaces/w}, or the name of something inside of it
   * @throws MetricsException WORKSPACE_NOT_FOUND when there is none or the key opens another, which
   *     of the two is not told; INVALID_FIELD when the name is malformed
   */
  public WorkspaceId require(String name) {
    if (!name.startsWith(PREFIX)) {
      throw notFound(name);
    }
    String rest = name.substring(PREFIX.length());
    int slash = rest.indexOf('/');
    WorkspaceId id = new WorkspaceId(slash < 0 ? rest : rest.substring(0, slash));
    if (!mayOpen(id)) {
      throw notFound(PREFIX + id);
    }
    CallScope scope = CallScope.current();
    if (scope != null) {
      scope.workspace(id.id());
    }
    return id;
  }

  /** As {@link #require}; empty when the request names none. */
  public Optional<WorkspaceId> optional(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(require(name));
  }

  private boolean mayOpen(WorkspaceId id) {
    return switch (Caller.current()) {
      case Caller.Anyone anyone -> exists(id);
      case Caller.Operator operator -> exists(id);
      case Caller.KeyHolder holder -> holder.workspace().equals(id);
    };
  }

  private boolean exists(WorkspaceId id) {
    if (existing.getIfPresent(id) != null) {
      return true;
    }
    boolean found = store.workspace(id).isPresent();
    if (found) {
      existing.put(id, true);
    }
    return found;
  }

  private static MetricsException notFound(String name) {
    return MetricsException.of(
            ErrorReason.WORKSPACE_NOT_FOUND,
            "there is no workspace '%s', or the key does not open it".formatted(name))
        .with("workspace", name)
        .build();
  }
}
