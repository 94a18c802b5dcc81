package org.marketingmetrics.core.workspace;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;

/** Creates, reads and changes workspaces. */
public final class ManageWorkspaces {
  /** Times a change without expected version is repeated when others get in between. */
  private static final int ATTEMPTS = 5;

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final WorkspaceStore store;
  private final Clock clock;

  /** The use case over its port. */
  public ManageWorkspaces(WorkspaceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Creates a workspace: UTC, weeks from Monday, no precedence, no default basis, except where the
   * settings say otherwise.
   *
   * @param repeatable true when the caller may be repeating itself: then a workspace that is there
   *     already, as created with these settings, is the answer
   * @throws MetricsException ALREADY_EXISTS
   */
  public Workspace create(WorkspaceId id, WorkspaceChange settings, boolean repeatable) {
    Workspace created = settings.applyTo(blank(id));
    try {
      store.insert(created);
      return created;
    } catch (MetricsException e) {
      if (repeatable && e.reason() == ErrorReason.ALREADY_EXISTS) {
        return sameAsCreated(created).orElseThrow(() -> e);
      }
      throw e;
    }
  }

  private Workspace blank(WorkspaceId id) {
    return new Workspace(
        id,
        id.id(),
        UTC,
        DayOfWeek.MONDAY,
        List.of(),
        Basis.UNSPECIFIED,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        1);
  }

  private Optional<Workspace> sameAsCreated(Workspace wanted) {
    return store
        .workspace(wanted.id())
        .filter(
            found ->
                found.version() == 1
                    && new WorkspaceChange(
                            wanted.displayName(),
                            wanted.zone(),
                            wanted.weekStart(),
                            wanted.defaultBasis(),
                            wanted.sourcePrecedence())
                        .holdsIn(found));
  }

  /**
   * One workspace.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND
   */
  public Workspace get(WorkspaceId id) {
    return store.workspace(id).orElseThrow(() -> Workspace.notFound(id));
  }

  /**
   * A page of workspaces by id.
   *
   * @param after id after which to begin, null for the first page
   */
  public List<Workspace> list(@Nullable String after, int limit) {
    return store.workspaces(after, limit);
  }

  /**
   * Changes settings.
   *
   * @param expectedVersion version the caller read; null to change whatever is there
   * @throws MetricsException WORKSPACE_NOT_FOUND, ETAG_MISMATCH, TIME_ZONE_FIXED, WRITE_CONFLICT
   */
  public Workspace update(WorkspaceId id, WorkspaceChange change, @Nullable Long expectedVersion) {
    if (expectedVersion != null) {
      return store.update(change.applyTo(get(id)), expectedVersion);
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Workspace current = get(id);
      try {
        return store.update(change.applyTo(current), current.version());
      } catch (MetricsException e) {
        if (e.reason() != ErrorReason.ETAG_MISMATCH) {
          throw e;
        }
      }
    }
    throw MetricsException.of(
            ErrorReason.WRITE_CONFLICT,
            "others keep changing the workspace '%s'; try again".formatted(id))
        .build();
  }
}
