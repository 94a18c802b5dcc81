package org.marketingmetrics.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.marketingmetrics.api.v1.BenchmarkEvaluation;
import org.marketingmetrics.api.v1.BenchmarkEvidence;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.ComputeMetricRequest;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.server.runtime.InProcessServer;

/** The calculator is asked for a verdict, and says what it would take where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlingTest {
  private final InProcessServer server = InProcessServer.open();

  @AfterAll
  void stop() {
    server.close();
  }

  private BenchmarkEvaluation stories(long clicks, long impressions, String language) {
    ComputeMetricRequest.Builder request =
        ComputeMetricRequest.newBuilder()
            .setMetric("ctr")
            .addMeasures(MeasureValue.newBuilder().setMeasure("clicks").setCount(clicks))
            .addMeasures(MeasureValue.newBuilder().setMeasure("impressions").setCount(impressions))
            .setLanguageCode(language);
    request
        .getBenchmarkScopeBuilder()
        .setChannel("influencer")
        .setPlatform("instagram")
        .setPlacement("stories");
    return CatalogServiceGrpc.newBlockingStub(server.channel())
        .computeMetric(request.build())
        .getValue()
        .getBenchmarks(0);
  }

  @Test
  void anOpenVerdictSaysHowManyMoreImpressionsSettleIt() {
    BenchmarkEvaluation open = stories(11, 990, "en");

    assertThat(open.getEvidence()).isEqualTo(BenchmarkEvidence.BENCHMARK_EVIDENCE_UNCERTAIN);
    assertThat(open.getSettlingSample().getMeasure()).isEqualTo("impressions");
    assertThat(open.getSettlingSample().getAdditional()).isEqualTo(29_815);
    assertThat(open.getSettlingSample().getText())
        .isEqualTo("At the same rate it takes 29,815 more (impressions) to settle this.");
    assertThat(stories(11, 990, "ru").getSettlingSample().getText())
        .matches("При той же доле .* ещё 29\\h815 \\(impressions\\)\\.");
  }

  @Test
  void aSettledVerdictNeedsNoMore() {
    assertThat(stories(2_500, 100_000, "en").hasSettlingSample()).isFalse();
  }
}
