package org.marketingmetrics.core.channeldata;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.CloseNames;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.channeldata.facts.FactsProvider;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.core.workspace.WorkspaceState;

/**
 * What part of which workspace's data a question is about; the same for queries, funnels and all
 * that read channel data.
 *
 * @param workspace whose data
 * @param groupBy dimensions to break the answer down by
 * @param filters rows to keep, all must
 * @param range days, both ends inclusive, at most {@link #MAX_DAYS}
 * @param grain length of the buckets
 * @param sources sources to believe first
 * @param basis identity fields the rows must have where stated
 * @param acknowledgeMismatch different stated bases of different sources may be mixed
 * @param version which state of the data
 */
public record DataScope(
    WorkspaceId workspace,
    List<String> groupBy,
    List<DimensionFilter> filters,
    DateRange range,
    Grain grain,
    List<String> sources,
    Basis basis,
    boolean acknowledgeMismatch,
    DataVersion version) {
  /** Longest range, a little over ten years. */
  public static final int MAX_DAYS = 3_660;

  /** Longest range by the hour. */
  public static final int MAX_DAYS_BY_HOUR = 92;

  public DataScope {
    groupBy = List.copyOf(groupBy);
    filters = List.copyOf(filters);
    sources = List.copyOf(sources);
    int limit = grain == Grain.HOUR ? MAX_DAYS_BY_HOUR : MAX_DAYS;
    if (range.days() > limit) {
      throw MetricsException.invalidField(
          "date_range",
          "%d days are more than %d; ask for a shorter range%s"
              .formatted(range.days(), limit, grain == Grain.HOUR ? " or a longer grain" : ""));
    }
  }

  /** The same, broken down by other dimensions. */
  public DataScope by(List<String> dimensions) {
    return new DataScope(
        workspace, dimensions, filters, range, grain, sources, basis, acknowledgeMismatch, version);
  }

  /** The data asked about, opened: facts and settings. */
  public record Opened(Workspace workspace, Facts facts, RowQuery.Scope rows) {}

  /**
   * Opens the data.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE,
   *     REVISION_NOT_REACHED, INVALID_FIELD for an instant in the future
   */
  public Opened open(WorkspaceStore workspaces, FactsProvider provider, Clock clock) {
    return open(
        workspaces.state(workspace).orElseThrow(() -> Workspace.notFound(workspace)),
        provider,
        clock);
  }

  /**
   * Opens the data of a workspace whose state was read for this question.
   *
   * @throws MetricsException as {@link #open(WorkspaceStore, FactsProvider, Clock)}
   */
  public Opened open(WorkspaceState state, FactsProvider provider, Clock clock) {
    Facts facts =
        switch (version) {
          case DataVersion.Current current ->
              provider.current(workspace, Math.max(state.revision(), current.atLeastRevision()));
          case DataVersion.AsOf asOf -> provider.asOf(workspace, past(asOf, clock));
        };
    requireKnown(facts);
    RowQuery.Settings settings = RowQuery.Settings.of(state.workspace());
    return new Opened(
        state.workspace(),
        facts,
        new RowQuery.Scope(
            groupBy, filters, range, grain, sources, basis, acknowledgeMismatch, settings));
  }

  private static java.time.Instant past(DataVersion.AsOf asOf, Clock clock) {
    if (asOf.knownAt().isAfter(clock.instant())) {
      throw MetricsException.invalidField(
          "as_of", "%s is in the future; name a past instant".formatted(asOf.knownAt()));
    }
    return asOf.knownAt();
  }

  private void requireKnown(Facts facts) {
    List<String> asked = new ArrayList<>(groupBy);
    filters.forEach(filter -> asked.add(filter.dimension()));
    if (!Dimensions.STANDARD.containsAll(asked)) {
      Set<String> known = new HashSet<>(Dimensions.STANDARD);
      facts.lines().forEach(line -> known.addAll(line.level().dimensions()));
      requireKnown(asked, known, ErrorReason.UNKNOWN_DIMENSION, "dimension");
    }
    Set<String> names = new HashSet<>();
    facts.sources().forEach(source -> names.add(source.id()));
    requireKnown(sources, names, ErrorReason.UNKNOWN_SOURCE, "source");
  }

  private static void requireKnown(
      List<String> asked, Set<String> known, ErrorReason reason, String what) {
    for (String name : asked) {
      if (!known.contains(name)) {
        throw MetricsException.of(
                reason,
                "no %s '%s' in this workspace; known are %s"
                    .formatted(what, name, String.join(", ", new TreeSet<>(known))))
            .with(what, name)
            .with("did_you_mean", String.join(",", CloseNames.to(name, known)))
            .build();
      }
    }
  }
}
