package org.marketingmetrics.core.channeldata.rows;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.DimensionFilter;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.workspace.Workspace;

/**
 * A question about sums: the needs are summed over one row set, the rows that hold all of them (or
 * all that their source reports).
 *
 * @param needs measures that belong together: the sides of a metric, the steps of a funnel
 * @param extras measures read from the same rows where they are there, for example the revenue of a
 *     funnel; only measures that add up
 * @param scope what part of the data is asked about
 * @param dropMissing true leaves out a need that no row holds, as funnels do; false makes the whole
 *     answer null
 */
public record RowQuery(List<Need> needs, List<Need> extras, Scope scope, boolean dropMissing) {
  public RowQuery {
    needs = List.copyOf(needs);
    extras = List.copyOf(extras);
    if (extras.stream().anyMatch(RowPlanner::isExact)) {
      throw new IllegalArgumentException("extras must add up: " + extras);
    }
  }

  /** Needs and extras, needs first. */
  public List<Need> all() {
    List<Need> all = new ArrayList<>(needs);
    all.addAll(extras);
    return all;
  }

  /** True when it is about all sales beside attributed ones, which then stand each for itself. */
  boolean takesSeveralSales() {
    return needs.stream().map(Need::sales).filter(Objects::nonNull).distinct().count() > 1;
  }

  /**
   * What part of the data a question is about.
   *
   * @param groupBy dimensions to break the answer down by
   * @param filters rows to keep, all must
   * @param range days, in the workspace's zone
   * @param grain length of the buckets
   * @param sources sources to believe first, in this order; then the workspace's precedence
   * @param basis identity fields the rows must have where stated
   * @param acknowledgeMismatch sums over different stated bases of different sources are wanted
   * @param settings what the workspace decides
   */
  public record Scope(
      List<String> groupBy,
      List<DimensionFilter> filters,
      DateRange range,
      Grain grain,
      List<String> sources,
      Basis basis,
      boolean acknowledgeMismatch,
      Settings settings) {
    public Scope {
      groupBy = List.copyOf(groupBy);
      filters = List.copyOf(filters);
      sources = List.copyOf(sources);
    }

    /** The same with other conditions. */
    public Scope with(List<DimensionFilter> newFilters) {
      return new Scope(
          groupBy, newFilters, range, grain, sources, basis, acknowledgeMismatch, settings);
    }

    /** The same broken down otherwise. */
    public Scope by(List<String> newGroupBy, Grain newGrain) {
      return new Scope(
          newGroupBy, filters, range, newGrain, sources, basis, acknowledgeMismatch, settings);
    }

    /** The same over other days. */
    public Scope over(DateRange newRange) {
      return new Scope(
          groupBy, filters, newRange, grain, sources, basis, acknowledgeMismatch, settings);
    }

    /** The dimensions that rows must be broken down by. */
    public Set<String> asked() {
      Set<String> asked = new LinkedHashSet<>(groupBy);
      filters.forEach(filter -> asked.add(filter.dimension()));
      return asked;
    }
  }

  /**
   * What the workspace decides.
   *
   * @param zone reporting zone
   * @param weekStart first day of a week
   * @param precedence sources, the first that reports a measure is taken
   * @param defaultBasis decides between several stated bases
   */
  public record Settings(
      ZoneId zone, DayOfWeek weekStart, List<String> precedence, Basis defaultBasis) {
    public Settings {
      precedence = List.copyOf(precedence);
    }

    /** The settings of a workspace. */
    public static Settings of(Workspace workspace) {
      return new Settings(
          workspace.zone(),
          workspace.weekStart(),
          workspace.sourcePrecedence(),
          workspace.defaultBasis());
    }
  }
}
