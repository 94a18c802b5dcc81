package org.marketingmetrics.server.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.Aggregation;
import org.marketingmetrics.api.v1.BetterDirection;
import org.marketingmetrics.api.v1.FormulaDefinition;
import org.marketingmetrics.api.v1.Metric;
import org.marketingmetrics.api.v1.MetricContext;
import org.marketingmetrics.api.v1.MetricKind;
import org.marketingmetrics.api.v1.MetricResolution;
import org.marketingmetrics.api.v1.ResolveMetricResponse;

class MetricReportTest {
  private static final Metric CTR =
      Metric.newBuilder()
          .setId("ctr")
          .setVersion(1)
          .setDisplayName("Click-through rate")
          .addAliases("CTR")
          .addAliases("click rate")
          .setKind(MetricKind.METRIC_KIND_GUARDED_RATE)
          .setUnit("share")
          .setAggregation(Aggregation.AGGREGATION_RATIO_OF_SUMS)
          .setBetter(BetterDirection.BETTER_DIRECTION_UP)
          .setFamily("CTR")
          .addContexts(MetricContext.METRIC_CONTEXT_PAID)
          .setFormula(FormulaDefinition.newBuilder().setExpression("clicks / impressions"))
          .build();

  @Test
  void aMetricIsShownWithFormulaAndNames() {
    assertThat(MetricReport.text(CTR))
        .isEqualTo(
            """
            ctr: Click-through rate (version 1)
              formula             clicks / impressions
              kind                guarded rate
              unit                share
              better              up
              added up as         ratio of sums
              family              CTR
              also called         CTR, click rate
              used in             paid
            """);
  }

  @Test
  void allCandidatesOfANameAreListedWithTheQuestion() {
    ResolveMetricResponse answer =
        ResolveMetricResponse.newBuilder()
            .setResolution(MetricResolution.METRIC_RESOLUTION_SEVERAL)
            .addCandidates(CTR)
            .addCandidates(CTR.toBuilder().setId("ctr_unique").setDisplayName("Unique CTR"))
            .setQuestion("Of impressions, or of people?")
            .build();

    assertThat(MetricReport.candidates("CTR", answer))
        .isEqualTo(
            """
            "CTR" can mean 2 things:

              id           name                 formula
              ctr          Click-through rate   clicks / impressions
              ctr_unique   Unique CTR           clicks / impressions

            Of impressions, or of people?
            """);
  }
}
