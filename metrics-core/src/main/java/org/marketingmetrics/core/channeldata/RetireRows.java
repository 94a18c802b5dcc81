package org.marketingmetrics.core.channeldata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * Retires rows that their source no longer reports: from an instant on they have no values, and a
 * question as of an earlier one still finds what they said.
 */
public final class RetireRows {
  /** Rows of one transaction. */
  private static final int CHUNK = 5_000;

  private final ChannelDataStore store;

  /** The use case over its port. */
  public RetireRows(ChannelDataStore store) {
    this.store = store;
  }

  /**
   * What it did.
   *
   * @param rows number of rows retired
   * @param revision the workspace's data revision at which that can be read; 0 when none was
   */
  public record Outcome(long rows, long revision) {}

  /**
   * Retires, chunk by chunk; when it fails in between, running it again does the rest.
   *
   * @param stale which rows; they are known to be retired from its instant on
   * @throws org.marketingmetrics.core.error.MetricsException as {@link ChannelDataStore#write}
   */
  public Outcome run(WorkspaceId workspace, StaleRows stale) {
    Optional<Source> source = store.source(workspace, stale.source());
    if (source.isEmpty()) {
      return new Outcome(0, 0);
    }
    StaleRows chunk =
        new StaleRows(
            stale.source(),
            stale.lines(),
            stale.range(),
            stale.days(),
            stale.before(),
            Math.min(stale.limit(), CHUNK));
    long retired = 0;
    long revision = 0;
    while (true) {
      List<ObservationRow> found = store.stale(workspace, chunk);
      if (found.isEmpty()) {
        return new Outcome(retired, revision);
      }
      List<ObservationRow> rows = new ArrayList<>();
      for (ObservationRow row : found) {
        rows.add(row.retired(rows.size(), stale.before()));
      }
      WriteOutcome outcome =
          store.write(
              workspace, new WriteBatch(source.get(), rows, null, Set.of(), Set.of(), null));
      retired += outcome.replaced();
      revision = outcome.revision();
    }
  }
}
