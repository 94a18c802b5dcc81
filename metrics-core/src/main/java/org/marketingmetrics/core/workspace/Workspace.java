package org.marketingmetrics.core.workspace;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/**
 * A workspace: the data of one team, kept apart from all others.
 *
 * @param id name
 * @param displayName how people call it
 * @param zone reporting zone; it cannot change once there are data
 * @param weekStart first day of a week
 * @param sourcePrecedence ids of sources, the first that reports a measure is taken
 * @param defaultBasis decides where rows hold several stated bases and a query names none
 * @param createdAt when it was made
 * @param version grows with every change, from 1
 */
public record Workspace(
    WorkspaceId id,
    String displayName,
    ZoneId zone,
    DayOfWeek weekStart,
    List<String> sourcePrecedence,
    Basis defaultBasis,
    Instant createdAt,
    long version) {
  public Workspace {
    sourcePrecedence = List.copyOf(sourcePrecedence);
  }

  /** The failure of a call that names a workspace which is not there, or not the caller's. */
  public static MetricsException notFound(WorkspaceId id) {
    return MetricsException.of(
            ErrorReason.WORKSPACE_NOT_FOUND,
            "no workspace '%s' for this key; check the name, and that the key belongs to it"
                .formatted(id))
        .with("workspace", ResourceName.of(id).text())
        .build();
  }
}
