package org.marketingmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GhzTest {
  @Test
  void readsWhatGhzReports() {
    Ghz.Result result =
        Ghz.parse(
            """
            {"count": 1000, "rps": 250.5, "statusCodeDistribution": {"OK": 990, "Unavailable": 10},
             "latencyDistribution": [{"percentage": 50, "latency": 1500000},
                                     {"percentage": 99, "latency": 20000000}]}
            """);
    assertThat(result).isEqualTo(new Ghz.Result(1_000, 10, 250.5, 1.5, 20));
  }

  @Test
  void aRunWithoutAnyGoodCallIsAllErrors() {
    Ghz.Result result =
        Ghz.parse(
            """
            {"count": 3, "rps": 1, "statusCodeDistribution": {"Unavailable": 3}, "latencyDistribution": null}
            """);
    assertThat(result.errors()).isEqualTo(3);
    assertThat(result.p50()).isNaN();
  }
}
