package org.marketingmetrics.core.channeldata;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.store.RequestStamp;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
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
    Workspace workspace =
        workspaces
            .workspace(request.workspace())
            .orElseThrow(() -> Workspace.notFound(request.workspace()));
    if (request.observations().size() > MAX_OBSERVATIONS) {
      throw MetricsException.invalidField(
          "observations",
          "%d are more than %d; send them in several calls"
              .formatted(request.observations().size(), MAX_OBSERVATIONS));
    }
    Instant now = clock.instant();
    List<ObservationRow> rows = new ArrayList<>();
    Map<ValueKey, Integer> seen = new HashMap<>();
    for (int i = 0; i < request.observations().size(); i++) {
      rows.addAll(rows(i, request.observations().get(i), workspace.zone(), now, seen));
    }
    requireDistinct(rows);
    ZoneId zone = zone(request, workspace);
    WriteBatch batch =
        new WriteBatch(
            new Source(request.source(), request.kind(), zone),
            rows,
            request.coveredRange(),
            values(rows, "channel"),
            values(rows, "campaign"),
            request.stamp());
    return store.write(request.workspace(), batch);
  }

  private ZoneId zone(Request request, Workspace workspace) {
    if (request.zone() != null) {
      return request.zone();
    }
    return store
        .source(request.workspace(), request.source())
        .map(Source::zone)
        .orElse(workspace.zone());
  }

  /** Two values with one key would have to be ordered, and nothing says how. */
  private record ValueKey(SeriesKey series, Period period, Measure measure, Basis basis) {}

  private List<ObservationRow> rows(
      int index, Observation observation, ZoneId zone, Instant now, Map<ValueKey, Integer> seen) {
    String path = "observations[%d]".formatted(index);
    Period period = observation.period().stored(path + ".period", zone);
    RowSplitter splitter = new RowSplitter();
    for (int j = 0; j < observation.values().size(); j++) {
      Observation.MeasureValue given = observation.values().get(j);
      String field = path + ".values[%d]".formatted(j);
      StoredValue value = StoredValue.of(field, measure(field, given), given, observation.basis());
      ValueKey key = new ValueKey(observation.series(), period, value.measure(), value.basis());
      Integer before = seen.putIfAbsent(key, index);
      if (before != null) {
        throw duplicate(field, before, value.measure().id());
      }
      splitter.add(value);
    }
    return splitter.rows(
        index, observation.series(), period, knownAt(path, observation.knownAt(), now));
  }

  private Measure measure(String field, Observation.MeasureValue given) {
    return catalog
        .find(given.measure().id())
        .filter(Measure.class::isInstance)
        .map(Measure.class::cast)
        .orElseThrow(
            () ->
                MetricsException.of(
                        ErrorReason.UNKNOWN_MEASURE,
                        "%s.measure: no measure '%s'; CatalogService.ListMetrics lists them"
                            .formatted(field, given.measure()))
                    .with("measure", given.measure().id())
                    .field(field + ".measure", "no measure of this id")
                    .build());
  }

  private static long knownAt(String path, @Nullable Instant stated, Instant now) {
    if (stated != null && stated.isAfter(now)) {
      throw MetricsException.invalidField(
          path + ".known_at",
          "%s is in the future, now is %s; leave it out for the time of receipt"
              .formatted(stated, now));
    }
    return ChronoUnit.MICROS.between(Instant.EPOCH, stated == null ? now : stated);
  }

  private static MetricsException duplicate(String field, int before, String measure) {
    String description =
        "%s stands for the same series, period and basis in observations[%d] too; send one of them"
            .formatted(measure, before);
    return MetricsException.of(ErrorReason.DUPLICATE_OBSERVATION, field + ": " + description)
        .field(field, description)
        .with("other", "observations[%d]".formatted(before))
        .build();
  }

  private record RowKey(SeriesKey series, Period period, Basis basis) {}

  /** One row of a store comes from one observation, so that each can be told what became of it. */
  private static void requireDistinct(List<ObservationRow> rows) {
    Map<RowKey, Integer> seen = new HashMap<>();
    for (ObservationRow row : rows) {
      RowKey key = new RowKey(row.series(), row.period(), row.basis());
      Integer before = seen.putIfAbsent(key, row.observation());
      if (before != null) {
        String field = "observations[%d]".formatted(row.observation());
        String description =
            "same series, period and basis as observations[%d]; put their values into one observation"
                .formatted(before);
        throw MetricsException.of(ErrorReason.DUPLICATE_OBSERVATION, field + ": " + description)
            .field(field, description)
            .with("other", "observations[%d]".formatted(before))
            .build();
      }
    }
  }

  private static Set<String> values(List<ObservationRow> rows, String dimension) {
    Set<String> values = new TreeSet<>();
    for (ObservationRow row : rows) {
      String value = row.series().values().get(dimension);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
