package org.marketingmetrics.server.rpc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The one place from which handlers get the workspace of their call. */
public final class CallerWorkspaces {
  private static final String PREFIX = "workspaces/";
  private static final String ID = "([a-z0-9][a-z0-9_-]{0,62})";
  private static final Pattern ITSELF = Pattern.compile(PREFIX + ID);
  private static final Pattern INSIDE = Pattern.compile(PREFIX + ID + "/([a-zA-Z]+)/" + ID);

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
      throw MetricsException.invalidField(
          "name", "'%s' does not begin with %s{workspace}".formatted(name, PREFIX));
    }
    String rest = name.substring(PREFIX.length());
    int slash = rest.indexOf('/');
    WorkspaceId id = new WorkspaceId(slash < 0 ? rest : rest.substring(0, slash));
    if (!mayOpen(id)) {
      throw Workspace.notFound(id);
    }
    CallScope scope = CallScope.current();
    if (scope != null) {
      scope.workspace(id.id());
    }
    return id;
  }

  /**
   * The workspace that a request names, and nothing inside of it, if its caller may open it.
   *
   * @param field path of the name in the request, for errors
   * @throws MetricsException WORKSPACE_NOT_FOUND; INVALID_FIELD when the name is malformed
   */
  public WorkspaceId requireItself(String field, String name) {
    if (!ITSELF.matcher(name).matches()) {
      throw MetricsException.invalidField(
          field, "'%s' is not workspaces/{workspace}".formatted(name));
    }
    return require(name);
  }

  /**
   * Something inside of a workspace.
   *
   * @param workspace the workspace, which the caller may open
   * @param id last segment of the name
   */
  public record Inside(WorkspaceId workspace, String id) {}

  /**
   * The resource that a request names, if its caller may open its workspace.
   *
   * @param field path of the name in the request, for errors
   * @param collection what it is, for example {@code channels}
   * @throws MetricsException WORKSPACE_NOT_FOUND; INVALID_FIELD when the name is malformed
   */
  public Inside require(String field, String name, String collection) {
    Matcher parts = INSIDE.matcher(name);
    if (!parts.matches() || !parts.group(2).equals(collection)) {
      throw MetricsException.invalidField(
          field, "'%s' is not workspaces/{workspace}/%s/{id}".formatted(name, collection));
    }
    return new Inside(require(PREFIX + parts.group(1)), parts.group(3));
  }

  /**
   * The id of a workspace that the caller is about to create; only who may open any can.
   *
   * @throws MetricsException INVALID_FIELD
   */
  public WorkspaceId newId(String id) {
    Caller.current().require(Permission.OPERATE);
    return new WorkspaceId(id);
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
}
