package org.marketingmetrics.core.channeldata;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.RequestStamp;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Checks the observations of one source and writes all of them or none. */
public final class WriteObservations {
  /** Most observations of one call. */
  public static final int MAX_OBSERVATIONS = 5_000;

  private final Catalog catalog;
  private final WorkspaceStore workspaces;
  private final ChannelDataStore store;
  private final Clock clock;

  /** The use case over its ports. */
  public WriteObservations(
      Catalog catalog, WorkspaceStore workspaces, ChannelDataStore store, Clock clock) {
    this.catalog = catalog;
    this.workspaces = workspaces;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What to write.
   *
   * @param source id of the source; created when unknown
   * @param kind what a new source is
   * @param zone where a new source cuts its days; null for the workspace's zone
   * @param observations at most {@link #MAX_OBSERVATIONS}
   * @param coveredRange days the report covers, rows or not; null when it does not say
   * @param stamp makes the write apply once; null without a request id
   */
  public record Request(
      WorkspaceId workspace,
      String source,
      SourceKind kind,
      @Nullable ZoneId zone,
      List<Observation> observations,
      @Nullable DateRange coveredRange,
      @Nullable RequestStamp stamp) {
    public Request {
      observations = List.copyOf(observations);
    }
  }

  /**
   * Writes.
   *
   * @throws MetricsException INVALID_FIELD, UNKNOWN_MEASURE, DUPLICATE_OBSERVATION,
   *     WORKSPACE_NOT_FOUND, SOURCE_CONFLICT, REQUEST_ID_REUSED, WRITE_CONFLICT, STORE_UNAVAILABLE
   */
  public WriteOutcome run(Request request) {
    WriteTarget target =
        WriteTarget.of(
            workspaces,
            store,
            request.workspace(),
            request.source(),
            request.kind(),
            request.zone());
    if (request.observations().size() > MAX_OBSERVATIONS) {
      throw MetricsException.invalidField(
          "observations",
          "%d are more than %d; send them in several calls"
              .formatted(request.observations().size(), MAX_OBSERVATIONS));
    }
    ObservationRows rows = new ObservationRows(catalog, target, clock.instant());
    for (int i = 0; i < request.observations().size(); i++) {
      rows.add(i, request.observations().get(i));
    }
    return store.write(request.workspace(), rows.batch(request.coveredRange(), request.stamp()));
  }
}
