package org.marketingmetrics.core.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkFileTest {
  private static Reference reference(String json) {
    String file =
        "[{\"id\": \"b\", \"metrics\": [\"ctr\"], \"scope\": {}, \"reference\": " + json + "}]";
    return BenchmarkFile.parse(new StringReader(file))
        .find("benchmarks/b")
        .orElseThrow()
        .reference();
  }

  @Test
  void everyKindOfFigureIsRead() {
    assertThat(reference("{\"kind\": \"range\", \"lower\": 0.01, \"upper\": 0.03}"))
        .isEqualTo(new Reference.Range(new BigDecimal("0.01"), new BigDecimal("0.03")));
    assertThat(
            reference(
                "{\"kind\": \"mean\", \"mean\": 0.2, \"standard_deviation\": 0.1, \"law\":"
                    + " \"beta\"}"))
        .isEqualTo(
            new Reference.Mean(new BigDecimal("0.2"), new BigDecimal("0.1"), Reference.Law.BETA));
    assertThat(reference("{\"kind\": \"quantiles\", \"points\": [[0.25, 0.01], [0.75, 0.03]]}"))
        .isEqualTo(
            new Reference.Quantiles(
                List.of(
                    new Reference.Point(new BigDecimal("0.25"), new BigDecimal("0.01")),
                    new Reference.Point(new BigDecimal("0.75"), new BigDecimal("0.03")))));
    assertThat(reference("{\"kind\": \"limit\", \"target\": 0.001, \"ceiling\": 0.003}"))
        .isEqualTo(new Reference.Limit(new BigDecimal("0.001"), new BigDecimal("0.003")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"guess\"}",
        "{\"kind\": \"range\", \"lower\": 0.01, \"upper\": 0.03, \"middle\": 0.02}",
        "{\"kind\": \"quantiles\", \"points\": [[0.25]]}"
      })
  void whatIsNoReferenceIsRefused(String json) {
    assertThatThrownBy(() -> reference(json)).isInstanceOf(IllegalStateException.class);
  }

  /** What a store keeps of the benchmarks built in is what the file says of them. */
  @Test
  void whatIsWrittenIsReadAgain() {
    var owner = new org.marketingmetrics.core.workspace.WorkspaceId("acme");
    for (Benchmark benchmark : BenchmarkCatalog.standard().all()) {
      Benchmark read = BenchmarkJson.read(owner, BenchmarkJson.write(benchmark));

      assertThat(BenchmarkJson.write(read)).isEqualTo(BenchmarkJson.write(benchmark));
      assertThat(read.reference()).isEqualTo(benchmark.reference());
      assertThat(read.name()).isEqualTo("workspaces/acme/" + benchmark.name());
    }
  }
}
