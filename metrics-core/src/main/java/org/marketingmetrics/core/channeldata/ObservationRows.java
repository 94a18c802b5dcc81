package org.marketingmetrics.core.channeldata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Stored;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Period;
import org.marketingmetrics.core.store.WriteStamp;

/**
 * The rows of one write, checked and split observation by observation. One that is refused leaves
 * nothing behind.
 */
final class ObservationRows {
  private static final String CHANNEL = "channel";

  /** Made once: each value of each observation asks for its own, and only an error uses it. */
  private static final List<String> VALUE_PATHS =
      IntStream.range(0, 64).mapToObj(j -> "values[" + j + "]").toList();

  private final Catalog catalog;
  private final WriteTarget target;
  private final Instant now;
  private final List<ObservationRow> rows = new ArrayList<>();
  private final Map<Fact, List<ObservationRow>> facts = new HashMap<>();

  /** What observations may have in common only if they differ in basis. */
  private record Fact(SeriesKey series, Period period) {}

  ObservationRows(Catalog catalog, WriteTarget target, Instant now) {
    this.catalog = catalog;
    this.target = target;
    this.now = now;
  }

  /**
   * Takes an observation.
   *
   * @param index of it in its request
   * @throws MetricsException INVALID_FIELD, UNKNOWN_MEASURE, DUPLICATE_OBSERVATION
   */
  void add(int index, Observation observation) {
    List<ObservationRow> own;
    Fact fact;
    try {
      fact = new Fact(observation.series(), period(observation));
      own = split(index, observation, fact);
    } catch (MetricsException e) {
      throw e.inside(path(index));
    }
    List<ObservationRow> before = facts.putIfAbsent(fact, own);
    if (before != null) {
      requireDistinct(before, own);
      List<ObservationRow> together = new ArrayList<>(before);
      together.addAll(own);
      facts.put(fact, together);
    }
    rows.addAll(own);
  }

  private static String path(int index) {
    return "observations[" + index + "]";
  }

  private static String valuePath(int j) {
    return j < VALUE_PATHS.size() ? VALUE_PATHS.get(j) : "values[" + j + "]";
  }

  private Period period(Observation observation) {
    requireChannel(observation.series());
    return observation.period().stored("period", target.workspace().zone(), target.source().zone());
  }

  private List<ObservationRow> split(int index, Observation observation, Fact fact) {
    List<ObservationRow> before = facts.getOrDefault(fact, List.of());
    List<StoredValue> values = new ArrayList<>(observation.values().size());
    BitSet measures = new BitSet();
    RowSplitter splitter = new RowSplitter();
    for (int j = 0; j < observation.values().size(); j++) {
      StoredValue value = stored(j, observation);
      if (measures.get(value.stored().ordinal()) && values.stream().anyMatch(value::isOfFactOf)) {
        throw duplicate(j, value.stored(), index, index);
      }
      for (ObservationRow row : before) {
        if (value.isIn(row)) {
          throw duplicate(j, value.stored(), row.observation(), index);
        }
      }
      measures.set(value.stored().ordinal());
      values.add(value);
      splitter.add(value);
    }
    return splitter.rows(index, fact.series(), fact.period(), knownAt(observation.knownAt()));
  }

  private StoredValue stored(int j, Observation observation) {
    Observation.MeasureValue given = observation.values().get(j);
    String field = valuePath(j);
    return StoredValue.of(field, measure(field, given), given, observation.basis());
  }

  private Stored measure(String field, Observation.MeasureValue given) {
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

  private long knownAt(@Nullable Instant stated) {
    if (stated != null && stated.isAfter(now)) {
      throw MetricsException.invalidField(
          "known_at",
          "%s is in the future, now is %s; leave it out for the time of receipt"
              .formatted(stated, now));
    }
    return micros(stated == null ? now : stated);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static MetricsException duplicate(int j, Stored stored, int first, int second) {
    return duplicate(
        valuePath(j),
        "%s stands for the same series, period and basis in %s too; send one of them"
            .formatted(stored.id(), path(first)),
        stored,
        first,
        second);
  }

  private static MetricsException duplicate(
      String field, String description, Stored stored, int first, int second) {
    return MetricsException.of(ErrorReason.DUPLICATE_OBSERVATION, field + ": " + description)
        .field(field, description)
        .with("first", Integer.toString(first))
        .with("second", Integer.toString(second))
        .with("measure", stored.id())
        .build();
  }

  private static void requireChannel(SeriesKey series) {
    String channel = series.values().get(CHANNEL);
    if (channel != null && !channel.equals(Dimensions.UNKNOWN) && !Channel.isId(channel)) {
      throw MetricsException.invalidField(
          "dimensions[\"%s\"]".formatted(CHANNEL),
          "'%s' is no channel; use 1 to 63 of a-z, 0-9, - and _, beginning with a letter or digit"
              .formatted(channel));
    }
  }

  /** One row of a store comes from one observation, so that each can be told what became of it. */
  private void requireDistinct(List<ObservationRow> before, List<ObservationRow> own) {
    for (ObservationRow row : own) {
      for (ObservationRow other : before) {
        if (row.basis().equals(other.basis())) {
          throw duplicate(
              path(row.observation()),
              "same series, period and basis as %s; put their values into one observation"
                  .formatted(path(other.observation())),
              catalog.stored().get(row.values().ordinal(0)),
              other.observation(),
              row.observation());
        }
      }
    }
  }

  /**
   * All that was taken.
   *
   * @param covered days the report covers, rows or not; null when it does not say
   */
  WriteBatch batch(@Nullable DateRange covered, @Nullable WriteStamp stamp) {
    return new WriteBatch(
        target.source(),
        rows,
        declared(covered),
        values(CHANNEL),
        values(Dimensions.CAMPAIGN),
        stamp);
  }

  /** A report of last week imported today was known last week, and so was what it covers. */
  private @Nullable DeclaredDays declared(@Nullable DateRange covered) {
    return covered == null
        ? null
        : new DeclaredDays(
            covered,
            rows.stream().mapToLong(ObservationRow::knownAt).max().orElseGet(() -> micros(now)));
  }

  private Set<String> values(String dimension) {
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
