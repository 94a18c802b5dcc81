package org.marketingmetrics.core.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** A query as tests ask it. */
public final class Question {
  private final World world;
  private final String[] definitions;
  private List<String> groupBy = List.of();
  private final List<DimensionFilter> filters = new ArrayList<>();
  private DateRange range = new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
  private Grain grain = Grain.TOTAL;
  private List<String> sources = List.of();
  private Basis basis = Basis.UNSPECIFIED;
  private boolean acknowledge;
  private DataVersion version = DataVersion.NOW;

  Question(World world, String... definitions) {
    this.world = world;
    this.definitions = definitions;
  }

  public Question by(String... dimensions) {
    groupBy = Arrays.asList(dimensions);
    return this;
  }

  public Question only(String dimension, String... values) {
    filters.add(new DimensionFilter(dimension, Set.of(values), false));
    return this;
  }

  public Question without(String dimension, String... values) {
    filters.add(new DimensionFilter(dimension, Set.of(values), true));
    return this;
  }

  /** Days of March 2026, both inclusive. */
  public Question during(int first, int last) {
    return during(LocalDate.of(2026, 3, first), LocalDate.of(2026, 3, last));
  }

  public Question during(LocalDate first, LocalDate last) {
    range = new DateRange(first, last);
    return this;
  }

  public Question per(Grain newGrain) {
    grain = newGrain;
    return this;
  }

  public Question believing(String... names) {
    sources = Arrays.asList(names);
    return this;
  }

  public Question on(Basis asked) {
    basis = asked;
    return this;
  }

  public Question acknowledging() {
    acknowledge = true;
    return this;
  }

  public Question asOf(String instant) {
    version = new DataVersion.AsOf(Instant.parse(instant));
    return this;
  }

  /** The part of the question that funnels ask too. */
  public DataScope scope() {
    return new DataScope(
        world.id, groupBy, filters, range, grain, sources, basis, acknowledge, version);
  }

  public QueryMetrics.Result result() {
    List<Definition> asked =
        Arrays.stream(definitions).map(id -> World.CATALOG.find(id).orElseThrow()).toList();
    return new QueryMetrics(World.CATALOG, world.stores.workspaces(), world.facts, World.CLOCK)
        .run(new QueryMetrics.Request(asked, scope(), 0.95));
  }

  /** The value of a question that has one row and one column. */
  public MetricValue value() {
    List<QueryMetrics.Row> rows = result().rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().values()).hasSize(1);
    return rows.getFirst().values().getFirst();
  }

  /** The first column by group, values of a group joined by commas. */
  public Map<String, MetricValue> byGroup() {
    Map<String, MetricValue> values = new TreeMap<>();
    for (QueryMetrics.Row row : result().rows()) {
      assertThat(values.put(String.join(",", row.group()), row.values().getFirst())).isNull();
    }
    return values;
  }

  /** The first column by the first day of the bucket. */
  public Map<LocalDate, MetricValue> byTime() {
    Map<LocalDate, MetricValue> values = new TreeMap<>();
    for (QueryMetrics.Row row : result().rows()) {
      assertThat(values.put(row.bucket().start(), row.values().getFirst())).isNull();
    }
    return values;
  }

  /** The value as a number; fails when it is null. */
  public static double number(MetricValue value) {
    assertThat(value.value()).as("null: %s", value.nullReason()).isNotNull();
    return java.util.Objects.requireNonNull(value.value());
  }

  public static List<WarningCode> codes(MetricValue value) {
    return value.warnings().stream().map(Warning::code).toList();
  }

  public static Warning warning(MetricValue value, WarningCode code) {
    return value.warnings().stream()
        .filter(warning -> warning.code() == code)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + code + " in " + value.warnings()));
  }
}
