package org.marketingmetrics.core.store.memory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.OwnBenchmark;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.store.CoverageLine;
import org.marketingmetrics.core.store.CoveredDays;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.Workspace;

/** All that one workspace holds. Its fields are touched only inside {@link #locked}. */
final class WorkspaceData {
  private final ReentrantLock lock = new ReentrantLock();

  Workspace workspace;

  /** Grows with every write that changed something. */
  long revision;

  final FactRows rows = new FactRows();
  final Map<String, Source> sources = new TreeMap<>();
  final Map<String, Map<CoverageLine, CoveredDays>> coverage = new TreeMap<>();
  final NavigableMap<String, Channel> channels = new TreeMap<>();
  final NavigableMap<String, Campaign> campaigns = new TreeMap<>();
  final NavigableMap<String, OwnBenchmark> benchmarks = new TreeMap<>();
  final NavigableMap<String, ApiKey> keys = new TreeMap<>();

  final EventData events = new EventData();

  /** By key of their stamp; in the order they came, so that the oldest are found first. */
  final LinkedHashMap<String, AnsweredRequest> requests = new LinkedHashMap<>();

  WorkspaceData(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Runs something that sees, and leaves, a consistent state. */
  <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** Something other than data changed that answers depend on; without data there are none. */
  void answersChange() {
    if (revision > 0) {
      revision++;
    }
  }

  Map<CoverageLine, CoveredDays> coverageOf(String source) {
    return coverage.computeIfAbsent(source, id -> new HashMap<>());
  }
}
