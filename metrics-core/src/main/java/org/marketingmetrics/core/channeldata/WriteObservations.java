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
import org.marketingmetrics.core.catalog.Stored;
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

  private static final String CHANNEL = "channel";

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
    Source source = new Source(request.source(), request.kind(), zone(request, workspace));
    Context context = new Context(workspace.zone(), source.zone(), clock.instant());
    List<ObservationRow> rows = new ArrayList<>();
    Map<ValueKey, Integer> seen = new HashMap<>();
    for (int i = 0; i < request.observations().size(); i++) {
      rows.addAll(rows(i, request.observations().get(i), context, seen));
    }
    requireDistinct(rows);
    WriteBatch batch =
        new WriteBatch(
            source,
            rows,
            declared(request.coveredRange(), rows, context),
            values(rows, CHANNEL),
            values(rows, Dimensions.CAMPAIGN),
            request.stamp());
    return store.write(request.workspace(), batch);
  }

  /** A report of last week imported today was known last week, and so was what it covers. */
  private static @Nullable DeclaredDays declared(
      @Nullable DateRange covered, List<ObservationRow> rows, Context context) {
    return covered == null
        ? null
        : new DeclaredDays(
            covered,
            rows.stream()
                .mapToLong(ObservationRow::knownAt)
                .max()
                .orElseGet(() -> ChronoUnit.MICROS.between(Instant.EPOCH, context.now())));
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

  /** What all observations of a request have in common. */
  private record Context(ZoneId reporting, ZoneId ofSource, Instant now) {}

  /** Two values with one key would have to be ordered, and nothing says how. */
  private record ValueKey(SeriesKey series, Period period, Stored stored, Basis basis) {}

  private List<ObservationRow> rows(
      int index, Observation observation, Context context, Map<ValueKey, Integer> seen) {
    String path = "observations[%d]".formatted(index);
    requireChannel(path, observation.series());
    Period period =
        observation.period().stored(path + ".period", context.reporting(), context.ofSource());
    RowSplitter splitter = new RowSplitter();
    for (int j = 0; j < observation.values().size(); j++) {
      Observation.MeasureValue given = observation.values().get(j);
      String field = path + ".values[%d]".formatted(j);
      StoredValue value = StoredValue.of(field, stored(field, given), given, observation.basis());
      ValueKey key = new ValueKey(observation.series(), period, value.stored(), value.basis());
      Integer before = seen.putIfAbsent(key, index);
      if (before != null) {
        throw duplicate(
            field,
            "%s stands for the same series, period and basis in observations[%d] too; send one of them"
                .formatted(value.stored().id(), before),
            before,
            index,
            value.stored().id());
      }
      splitter.add(value);
    }
    return splitter.rows(
        index, observation.series(), period, knownAt(path, observation.knownAt(), context.now()));
  }

  private Stored stored(String field, Observation.MeasureValue given) {
    return catalog
        .stored(given.measure().id())
        .orElseThrow(
            () ->
                MetricsException.of(
                        ErrorReason.UNKNOWN_MEASURE,
                        "%s.measure: no measure '%s'; CatalogService.ListMetrics lists them"
                            .formatted(field, given.measure()))
                    .with("measure", given.measure().id())
                    .with(
                        "did_you_mean",
                        String.join(",", catalog.closeMeasures(given.measure().id())))
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

  private static MetricsException duplicate(
      String field, String description, int first, int second, String measure) {
    return MetricsException.of(ErrorReason.DUPLICATE_OBSERVATION, field + ": " + description)
        .field(field, description)
        .with("first", Integer.toString(first))
        .with("second", Integer.toString(second))
        .with("measure", measure)
        .build();
  }

  private static void requireChannel(String path, SeriesKey series) {
    String channel = series.values().get(CHANNEL);
    if (channel != null && !channel.equals(Dimensions.UNKNOWN) && !Channel.isId(channel)) {
      throw MetricsException.invalidField(
          "%s.dimensions[\"%s\"]".formatted(path, CHANNEL),
          "'%s' is no channel; use 1 to 63 of a-z, 0-9, - and _, beginning with a letter or digit"
              .formatted(channel));
    }
  }

  private record RowKey(SeriesKey series, Period period, Basis basis) {}

  /** One row of a store comes from one observation, so that each can be told what became of it. */
  private void requireDistinct(List<ObservationRow> rows) {
    Map<RowKey, Integer> seen = new HashMap<>();
    for (ObservationRow row : rows) {
      RowKey key = new RowKey(row.series(), row.period(), row.basis());
      Integer before = seen.putIfAbsent(key, row.observation());
      if (before != null) {
        throw duplicate(
            "observations[%d]".formatted(row.observation()),
            "same series, period and basis as observations[%d]; put their values into one observation"
                .formatted(before),
            before,
            row.observation(),
            catalog.stored().get(row.values().ordinal(0)).id());
      }
    }
  }

  private static Set<String> values(List<ObservationRow> rows, String dimension) {
    Set<String> values = new TreeSet<>();
    for (ObservationRow row : rows) {
      String value = row.series().values().get(dimension);
      if (value != null && !value.equals(Dimensions.UNKNOWN)) {
        values.add(value);
      }
    }
    return values;
  }
}
