package org.marketingmetrics.store;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * What this process knows to be in the dictionaries of the database, so that hot writes do not ask
 * again. Entries are made after a commit only; nothing is ever taken out of a dictionary, so what
 * is known stays true.
 */
final class KnownNames {
  /** Some 50 MB; a process that meets more begins anew. */
  private static final int LIMIT = 500_000;

  private final ConcurrentHashMap<Name, Long> checks = new ConcurrentHashMap<>();

  /** A dictionary. */
  enum Kind {
    SERIES,
    BASIS,
    CHANNEL,
    CAMPAIGN
  }

  private record Name(WorkspaceId workspace, Kind kind, long id) {}

  /** True when the text of that id is known to be there. */
  boolean holds(WorkspaceId workspace, Kind kind, StableId id) {
    @Nullable Long check = checks.get(new Name(workspace, kind, id.id()));
    return check != null && check == id.check();
  }

  /** Remembers a text that is there. */
  void add(WorkspaceId workspace, Kind kind, StableId id) {
    if (checks.size() >= LIMIT) {
      checks.clear();
    }
    checks.put(new Name(workspace, kind, id.id()), id.check());
  }

  @Override
  public String toString() {
    return "KnownNames[" + checks.size() + "]";
  }
}
