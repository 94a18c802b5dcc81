package org.marketingmetrics.core.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.MetricKind;
import org.marketingmetrics.core.channeldata.ChannelKind;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.BenchmarkStore;
import org.marketingmetrics.core.store.Retrying;
import org.marketingmetrics.core.store.StoreFailures;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** The benchmarks of a workspace's own. */
public final class ManageBenchmarks {
  /** Most benchmarks a workspace has, so that all of them can be held against every value. */
  public static final int MOST = 1_000;

  private static final int MAX_TRIES = 3;

  private final Catalog catalog;
  private final BenchmarkStore store;

  /** The use case over its port. */
  public ManageBenchmarks(Catalog catalog, BenchmarkStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  /** A page of benchmarks by id, beginning behind the given one. */
  public List<OwnBenchmark> list(WorkspaceId workspace, @Nullable String after, int limit) {
    return store.benchmarks(workspace, after, limit);
  }

  /**
   * One benchmark.
   *
   * @throws MetricsException RESOURCE_NOT_FOUND
   */
  public OwnBenchmark get(WorkspaceId workspace, String id) {
    return store
        .benchmark(workspace, id)
        .orElseThrow(() -> StoreFailures.notFound(ResourceName.benchmark(workspace, id)));
  }

  /**
   * Adds a benchmark to its owner's.
   *
   * @param repeatable true gives the benchmark again where the same was created before
   * @throws MetricsException INVALID_FIELD for figures that the metric cannot have, or one too
   *     many; ALREADY_EXISTS, WORKSPACE_NOT_FOUND
   */
  public OwnBenchmark create(Benchmark benchmark, boolean repeatable) {
    OwnBenchmark created = new OwnBenchmark(checked(benchmark), 1);
    WorkspaceId workspace = created.owner();
    if (store.benchmarks(workspace, null, MOST).size() == MOST) {
      throw MetricsException.invalidField(
          "parent", "has %,d benchmarks, the most; delete one first".formatted(MOST));
    }
    try {
      store.insert(created);
      return created;
    } catch (MetricsException e) {
      if (repeatable && e.reason() == ErrorReason.ALREADY_EXISTS) {
        OwnBenchmark existing = get(workspace, created.id());
        if (existing.equals(created)) {
          return existing;
        }
      }
      throw e;
    }
  }

  /**
   * Changes a benchmark.
   *
   * @param change gives the record as it is to be, of the same owner and id
   * @param expected version the caller read; null to change it whatever happened meanwhile
   * @throws MetricsException RESOURCE_NOT_FOUND, ETAG_MISMATCH, WRITE_CONFLICT, INVALID_FIELD
   */
  public OwnBenchmark update(
      WorkspaceId workspace, String id, UnaryOperator<Benchmark> change, @Nullable Long expected) {
    return Retrying.onEtag(
        MAX_TRIES,
        expected,
        ResourceName.benchmark(workspace, id),
        () -> get(workspace, id),
        known ->
            store.update(
                new OwnBenchmark(checked(change.apply(known.benchmark())), known.version()),
                known.version()),
        OwnBenchmark::version);
  }

  /**
   * Deletes a benchmark.
   *
   * @param expected version the caller read; null to delete it whatever happened meanwhile
   * @throws MetricsException RESOURCE_NOT_FOUND, ETAG_MISMATCH, WORKSPACE_NOT_FOUND
   */
  public void delete(WorkspaceId workspace, String id, @Nullable Long expected) {
    store.delete(workspace, id, expected);
  }

  private Benchmark checked(Benchmark benchmark) {
    String channel = benchmark.scope().channel();
    if (!channel.isEmpty() && ChannelKind.named(channel) == ChannelKind.UNSPECIFIED) {
      throw MetricsException.invalidField(
          "benchmark.scope.channel",
          "'%s' is no kind of channel, so it would never apply; leave it empty or take one of %s"
              .formatted(channel, channelKinds()));
    }
    for (MetricId id : benchmark.metrics()) {
      requireFigures(catalog.metric(id), benchmark.reference());
    }
    return benchmark;
  }

  private static List<String> channelKinds() {
    List<String> ids = new ArrayList<>();
    for (ChannelKind kind : ChannelKind.values()) {
      if (kind != ChannelKind.UNSPECIFIED) {
        ids.add(kind.id());
      }
    }
    return ids;
  }

  /** A share above 1 is most often a percentage typed as a number. */
  private static void requireFigures(Metric metric, Reference reference) {
    if (metric.formula() instanceof Formula.Model) {
      throw MetricsException.invalidField(
          "benchmark.metrics", metric.id() + " is a model, which has no benchmark");
    }
    boolean isShare = metric.kind() == MetricKind.RATE || metric.kind() == MetricKind.RATE_GUARDED;
    for (BigDecimal figure : figures(reference)) {
      if (isShare && (figure.signum() < 0 || figure.compareTo(BigDecimal.ONE) > 0)) {
        throw MetricsException.invalidField(
            "benchmark.reference",
            "%s is a share from 0 to 1, and %s is none; 2.5 %% is 0.025"
                .formatted(metric.id(), figure.toPlainString()));
      }
    }
  }

  private static List<BigDecimal> figures(Reference reference) {
    return switch (reference) {
      case Reference.Range range -> List.of(range.lower(), range.upper());
      case Reference.Mean mean -> List.of(mean.mean());
      case Reference.Quantiles quantiles ->
          quantiles.points().stream().map(Reference.Point::value).toList();
      case Reference.Limit limit -> List.of(limit.target(), limit.ceiling());
    };
  }
}
