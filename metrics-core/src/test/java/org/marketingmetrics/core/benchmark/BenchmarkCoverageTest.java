package org.marketingmetrics.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.catalog.MetricId;

class BenchmarkCoverageTest {
  /** The source of the open rate does not say which of the two it is, so it counts for both. */
  @Test
  void aBenchmarkThatMayBeOfSeveralMetricsCountsForEach() {
    assertThat(BenchmarkCoverage.of(BenchmarkCatalog.standard()))
        .filteredOn(entry -> entry.benchmarks().contains("benchmarks/b_email_or_2020"))
        .extracting(BenchmarkCoverage::metric, BenchmarkCoverage::year)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(new MetricId("open_rate_delivered"), 2020),
            org.assertj.core.groups.Tuple.tuple(new MetricId("open_rate_sent"), 2020));
  }

  @Test
  void noTwoEntriesHaveOneKey() {
    assertThat(BenchmarkCoverage.of(BenchmarkCatalog.standard()))
        .extracting(BenchmarkCoverage::key)
        .doesNotHaveDuplicates()
        .isSorted();
  }
}
