package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricKind;
import org.marketingmetrics.core.catalog.Proportion;
import org.marketingmetrics.core.channeldata.DimensionFilter;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.rows.CellKey;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.statistics.Overdispersion;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/**
 * Reads the sides of comparisons from the rows that answer a query for the same definition: the
 * totals as QueryMetrics gives them, and the units they are made of where those are stored.
 */
final class ArmReader {
  private final Catalog catalog;
  private final Facts facts;
  private final TestSettings settings;
  private final LookRule looks;
  private final Predicate<String> isMailChannel;

  ArmReader(
      Catalog catalog,
      Facts facts,
      TestSettings settings,
      LookRule looks,
      Predicate<String> isMailChannel) {
    this.catalog = catalog;
    this.facts = facts;
    this.settings = settings;
    this.looks = looks;
    this.isMailChannel = isMailChannel;
  }

  /** The one side that a scope without dimensions is. */
  Arm arm(Definition definition, RowQuery.Scope scope) {
    return arms(definition, scope, List.of(List.of())).values().iterator().next();
  }

  /**
   * The sides by group.
   *
   * @param named groups to answer for, data or not; empty for all that have rows
   */
  SortedMap<List<String>, Arm> arms(
      Definition definition, RowQuery.Scope scope, List<List<String>> named) {
    MetricAnswer totals = answer(definition, scope);
    SortedMap<List<String>, MetricValue> values = new TreeMap<>(ArmReader::compareGroups);
    totals.cells().keySet().forEach(key -> values.put(key.group(), totals.value(key)));
    if (isMixed(totals) && !scope.groupBy().isEmpty()) {
      values.replaceAll((group, value) -> alone(definition, scope, group, value));
    }
    if (!named.isEmpty()) {
      values.keySet().retainAll(named);
      named.forEach(group -> values.computeIfAbsent(group, key -> totals.value(null)));
    }
    Samples samples = samples(definition, scope);
    SortedMap<List<String>, Arm> arms = new TreeMap<>(ArmReader::compareGroups);
    values.forEach((group, value) -> arms.put(group, arm(definition, value, group, samples)));
    return arms;
  }

  private MetricAnswer answer(Definition definition, RowQuery.Scope scope) {
    return MetricAnswer.of(catalog, definition, facts, scope, settings.confidence());
  }

  private static boolean isMixed(MetricAnswer totals) {
    return totals.outcomes().stream()
        .anyMatch(outcome -> outcome.nullReason() == NullReason.DEFINITION_MISMATCH);
  }

  /** A segment by itself, where all of them together would mix definitions. */
  private MetricValue alone(
      Definition definition, RowQuery.Scope scope, List<String> group, MetricValue mixed) {
    List<DimensionFilter> filters = new ArrayList<>(scope.filters());
    for (int i = 0; i < group.size(); i++) {
      filters.add(new DimensionFilter(scope.groupBy().get(i), Set.of(group.get(i)), false));
    }
    MetricAnswer own = answer(definition, scope.with(filters));
    return own.cells().keySet().stream()
        .filter(key -> key.group().equals(group))
        .findFirst()
        .map(own::value)
        .orElse(mixed);
  }

  private static int compareGroups(List<String> one, List<String> other) {
    return new CellKey(one, 0, 0, -1).compareTo(new CellKey(other, 0, 0, -1));
  }

  /** Units by group, by what they are. */
  private record Samples(Map<Unit, Map<List<String>, UnitTally>> byUnit) {}

  private Samples samples(Definition definition, RowQuery.Scope scope) {
    Map<Unit, Map<List<String>, UnitTally>> byUnit = new EnumMap<>(Unit.class);
    if (definition instanceof Metric metric && settings.units() != UnitChoice.NONE) {
      UnitReader reader = new UnitReader(catalog, facts, isMailChannel);
      if (settings.units() != UnitChoice.DAY) {
        byUnit.put(Unit.MESSAGE, reader.messages(metric, scope));
      }
      if (settings.units() != UnitChoice.MESSAGE) {
        byUnit.put(Unit.DAY, reader.days(metric, scope));
      }
    }
    return new Samples(byUnit);
  }

  private Arm arm(Definition definition, MetricValue value, List<String> group, Samples samples) {
    Trials trials = definition instanceof Metric metric ? trials(metric, value) : null;
    Map<Unit, UnitSample> fitting = new EnumMap<>(Unit.class);
    UnitObstacle obstacle =
        settings.units() == UnitChoice.NONE ? UnitObstacle.NOT_ASKED : UnitObstacle.NONE_STORED;
    for (Map.Entry<Unit, Map<List<String>, UnitTally>> unit : samples.byUnit().entrySet()) {
      UnitTally tally = unit.getValue().get(group);
      if (tally != null && value.value() != null) {
        UnitObstacle own = tally.obstacle(value);
        if (own == null) {
          fitting.put(unit.getKey(), tally.sample());
        } else {
          obstacle = own;
        }
      }
    }
    Overdispersion dispersion = trials == null ? null : dispersion(fitting);
    Arm arm = Arm.of(value, trials, fitting, fitting.isEmpty() ? obstacle : null, dispersion);
    return ArmIntervals.of(arm, settings, looks);
  }

  /** The value as successes in trials; null when it is none. */
  private static @Nullable Trials trials(Metric metric, MetricValue value) {
    Quantity numerator = value.numerator();
    Quantity denominator = value.denominator();
    boolean isRate = metric.kind() == MetricKind.RATE || metric.kind() == MetricKind.RATE_GUARDED;
    return isRate
            && value.value() != null
            && numerator != null
            && denominator != null
            && Proportion.absence(numerator, denominator) == null
        ? new Trials(numerator.number().doubleValue(), denominator.number().doubleValue())
        : null;
  }

  private static @Nullable Overdispersion dispersion(Map<Unit, UnitSample> samples) {
    for (Unit unit : Unit.values()) {
      UnitSample sample = samples.get(unit);
      if (sample != null) {
        Overdispersion found = Overdispersion.of(sample.trials()).orElse(null);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
