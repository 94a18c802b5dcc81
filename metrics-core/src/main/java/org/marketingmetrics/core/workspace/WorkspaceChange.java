package org.marketingmetrics.core.workspace;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;

/**
 * New settings of a workspace; null leaves one as it is.
 *
 * @param displayName how people call it; empty for its id
 * @param zone reporting zone
 * @param weekStart first day of a week
 * @param defaultBasis as in {@link Workspace}
 * @param sourcePrecedence as in {@link Workspace}
 */
public record WorkspaceChange(
    @Nullable String displayName,
    @Nullable ZoneId zone,
    @Nullable DayOfWeek weekStart,
    @Nullable Basis defaultBasis,
    @Nullable List<String> sourcePrecedence) {
  /** Leaves everything as it is. */
  public static final WorkspaceChange NONE = new WorkspaceChange(null, null, null, null, null);

  Workspace applyTo(Workspace workspace) {
    return new Workspace(
        workspace.id(),
        displayName == null ? workspace.displayName() : orId(displayName, workspace),
        zone == null ? workspace.zone() : zone,
        weekStart == null ? workspace.weekStart() : weekStart,
        sourcePrecedence == null ? workspace.sourcePrecedence() : sourcePrecedence,
        defaultBasis == null ? workspace.defaultBasis() : defaultBasis,
        workspace.createdAt(),
        workspace.version());
  }

  private static String orId(String name, Workspace workspace) {
    return name.isEmpty() ? workspace.id().id() : name;
  }

  /** True when applying it would change nothing. */
  boolean holdsIn(Workspace workspace) {
    return applyTo(workspace).equals(workspace);
  }
}
