package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.OwnBenchmark;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** Benchmarks of a workspace's own. */
public abstract class BenchmarkStoreContract extends StoreContract {
  private static final BigDecimal LOW = new BigDecimal("0.0125");
  private static final BigDecimal HIGH = new BigDecimal("0.03");
  private static final Reference RANGE = new Reference.Range(LOW, HIGH);

  protected BenchmarkStoreContract(StoreFixture.Factory factory) {
    super(factory);
  }

  private static OwnBenchmark benchmark(WorkspaceId workspace, String id, Reference reference) {
    return new OwnBenchmark(
        new Benchmark(
            workspace,
            id,
            List.of(new MetricId("ctr"), new MetricId("ctr_viewable")),
            true,
            BasisText.parse("click_validity=NET"),
            new BenchmarkScope("display", "Сеть 🛒", "", "all", "", ""),
            reference,
            2025,
            2026,
            "наши кампании",
            "nobody",
            12L,
            LocalDate.parse("2026-01-01"),
            null,
            "measured by us",
            "измерено нами"),
        1);
  }

  private static OwnBenchmark bare(WorkspaceId workspace, String id) {
    return new OwnBenchmark(
        new Benchmark(
            workspace,
            id,
            List.of(new MetricId("ctr")),
            false,
            BasisText.parse(""),
            BenchmarkScope.UNSTATED,
            RANGE,
            null,
            null,
            "",
            "",
            null,
            null,
            null,
            "",
            ""),
        1);
  }

  @Test
  void everythingThatIsStatedIsKeptOfEveryKind() {
    WorkspaceId workspace = newWorkspace();
    List<Reference> kinds =
        List.of(
            RANGE,
            new Reference.Mean(LOW, null, null),
            new Reference.Mean(LOW, HIGH, Reference.Law.BETA),
            new Reference.Mean(LOW, HIGH, Reference.Law.NORMAL),
            new Reference.Quantiles(
                List.of(
                    new Reference.Point(new BigDecimal("0.25"), LOW),
                    new Reference.Point(new BigDecimal("0.5"), LOW),
                    new Reference.Point(new BigDecimal("0.75"), HIGH))),
            new Reference.Limit(LOW, HIGH));
    List<OwnBenchmark> all = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      all.add(benchmark(workspace, "b" + i, kinds.get(i)));
      benchmarks().insert(all.getLast());
    }
    all.add(bare(workspace, "bare"));
    benchmarks().insert(all.getLast());

    assertThat(benchmarks().benchmarks(workspace, null, 10)).isEqualTo(all);
    assertThat(benchmarks().benchmark(workspace, "b4")).contains(all.get(4));
    assertThat(benchmarks().benchmark(workspace, "b9")).isEmpty();
    Failures.assertFails(
        ErrorReason.ALREADY_EXISTS, () -> benchmarks().insert(bare(workspace, "b0")));
    assertThat(channelData().revision(workspace)).isZero();
  }

  @Test
  void anUpdateReplacesTheRecordAndRaisesTheVersion() {
    WorkspaceId workspace = newWorkspace();
    benchmarks().insert(benchmark(workspace, "b", RANGE));

    OwnBenchmark updated = benchmarks().update(bare(workspace, "b"), 1L);

    assertThat(updated).isEqualTo(new OwnBenchmark(bare(workspace, "b").benchmark(), 2));
    assertThat(benchmarks().benchmark(workspace, "b")).contains(updated);
    assertThat(benchmarks().update(bare(workspace, "b"), null).version()).isEqualTo(3);
  }

  /** Two people edit the same benchmark, or one deletes what the other edits. */
  @Test
  void aChangeOfWhatChangedMeanwhileIsRefused() {
    WorkspaceId workspace = newWorkspace();
    OwnBenchmark own = bare(workspace, "b");
    benchmarks().insert(own);
    benchmarks().update(own, 1L);

    Failures.assertFails(ErrorReason.ETAG_MISMATCH, () -> benchmarks().update(own, 1L));
    Failures.assertFails(ErrorReason.ETAG_MISMATCH, () -> benchmarks().delete(workspace, "b", 1L));
    Failures.assertFails(
        ErrorReason.RESOURCE_NOT_FOUND, () -> benchmarks().update(bare(workspace, "c"), null));
    assertThat(benchmarks().benchmark(workspace, "b")).isPresent();
  }

  @Test
  void whatIsDeletedIsGoneAndItsIdFree() {
    WorkspaceId workspace = newWorkspace();
    OwnBenchmark own = bare(workspace, "b");
    benchmarks().insert(own);

    benchmarks().delete(workspace, "b", 1L);

    assertThat(benchmarks().benchmark(workspace, "b")).isEmpty();
    Failures.assertFails(
        ErrorReason.RESOURCE_NOT_FOUND, () -> benchmarks().delete(workspace, "b", null));
    benchmarks().insert(own);
    benchmarks().delete(workspace, "b", null);
    assertThat(benchmarks().benchmarks(workspace, null, 10)).isEmpty();
  }

  @Test
  void pagesFollowEachOtherInOrderOfId() {
    WorkspaceId workspace = newWorkspace();
    for (String id : List.of("c", "a", "d", "b")) {
      benchmarks().insert(bare(workspace, id));
    }

    assertThat(benchmarks().benchmarks(workspace, null, 3))
        .extracting(OwnBenchmark::id)
        .containsExactly("a", "b", "c");
    assertThat(benchmarks().benchmarks(workspace, "c", 3))
        .extracting(OwnBenchmark::id)
        .containsExactly("d");
  }

  @Test
  void workspacesDoNotSeeEachOtherAndAnUnknownOneHasNone() {
    WorkspaceId one = newWorkspace();
    WorkspaceId other = newWorkspace();
    WorkspaceId unknown = unusedId();
    benchmarks().insert(bare(one, "b"));

    assertThat(benchmarks().benchmarks(other, null, 10)).isEmpty();
    assertThat(benchmarks().benchmark(other, "b")).isEmpty();
    assertThat(benchmarks().benchmarks(unknown, null, 10)).isEmpty();
    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND, () -> benchmarks().insert(bare(unknown, "b")));
    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND, () -> benchmarks().update(bare(unknown, "b"), null));
    Failures.assertFails(
        ErrorReason.WORKSPACE_NOT_FOUND, () -> benchmarks().delete(unknown, "b", null));
  }
}
