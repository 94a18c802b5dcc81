package org.marketingmetrics.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * What this process knows to be in the dictionaries of the database, so that hot writes do not ask
 * again. Entries are made after a commit only; nothing is ever taken out of a dictionary, so what
 * is known stays true.
 */
final class KnownNames {
  /** Some 50 MB; a process that meets more begins anew. */
  private static final int LIMIT = 500_000;

  private final Map<Dictionary, Map<Long, Long>> checksById = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  /** A dictionary. */
  enum Kind {
    SERIES,
    BASIS,
    CHANNEL,
    CAMPAIGN
  }

  private record Dictionary(WorkspaceId workspace, Kind kind) {}

  /** Takes out of a map the texts that are known to be there. */
  void removeFrom(Map<StableId, ?> texts, WorkspaceId workspace, Kind kind) {
    Map<Long, Long> known = checksById.get(new Dictionary(workspace, kind));
    if (known != null) {
      texts.keySet().removeIf(id -> Long.valueOf(id.check()).equals(known.get(id.id())));
    }
  }

  /** Remembers texts that are there. */
  void add(Iterable<StableId> ids, WorkspaceId workspace, Kind kind) {
    if (size.get() >= LIMIT) {
      checksById.clear();
      size.set(0);
    }
    Map<Long, Long> known =
        checksById.computeIfAbsent(
            new Dictionary(workspace, kind), key -> new ConcurrentHashMap<>());
    for (StableId id : ids) {
      if (known.put(id.id(), id.check()) == null) {
        size.incrementAndGet();
      }
    }
  }

  @Override
  public String toString() {
    return "KnownNames[" + size + "]";
  }
}
