package org.marketingmetrics.server.comparison;

import static org.marketingmetrics.server.channeldata.Row.range;

import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeTrendRequest;
import org.marketingmetrics.api.v1.ComparePeriodsRequest;
import org.marketingmetrics.api.v1.CompareSegmentsRequest;
import org.marketingmetrics.api.v1.ExplainChangeRequest;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.PeriodAlignmentKind;
import org.marketingmetrics.api.v1.PlanSampleRequest;
import org.marketingmetrics.api.v1.PlannedLooks;
import org.marketingmetrics.api.v1.RateTarget;
import org.marketingmetrics.api.v1.RestOfSegments;
import org.marketingmetrics.api.v1.TestSettings;
import org.marketingmetrics.server.channeldata.Acme;

/** Questions of the workspace acme as tests ask them: about February 2026, against January. */
final class Asking {
  private Asking() {}

  /** Each value against the rest. */
  static CompareSegmentsRequest.Builder segments(String metric, String dimension) {
    return CompareSegmentsRequest.newBuilder()
        .setParent(Acme.NAME)
        .setMetric(metric)
        .setDimension(dimension)
        .setRest(RestOfSegments.getDefaultInstance())
        .setDateRange(range("2026-02-01", "2026-02-28"));
  }

  static ComparePeriodsRequest.Builder periods(String... metrics) {
    return ComparePeriodsRequest.newBuilder()
        .setParent(Acme.NAME)
        .addAllMetrics(List.of(metrics))
        .setAlignment(PeriodAlignmentKind.PERIOD_ALIGNMENT_KIND_PREVIOUS_MONTH)
        .setDateRange(range("2026-02-01", "2026-02-28"));
  }

  /** Without a breakdown. */
  static ExplainChangeRequest.Builder explain(String metric) {
    return ExplainChangeRequest.newBuilder()
        .setParent(Acme.NAME)
        .setMetric(metric)
        .setAlignment(PeriodAlignmentKind.PERIOD_ALIGNMENT_KIND_PREVIOUS_MONTH)
        .setDateRange(range("2026-02-01", "2026-02-28"));
  }

  static AnalyzeTrendRequest.Builder trend(Grain grain, String... metrics) {
    return AnalyzeTrendRequest.newBuilder()
        .setParent(Acme.NAME)
        .addAllMetrics(List.of(metrics))
        .setGrain(grain)
        .setDateRange(range("2026-02-01", "2026-02-28"));
  }

  /** Of a rate; without a question. */
  static PlanSampleRequest.Builder plan(double base) {
    return PlanSampleRequest.newBuilder().setRate(RateTarget.newBuilder().setBase(base));
  }

  static TestSettings.Builder settings() {
    return TestSettings.newBuilder();
  }

  static TestSettings.Builder planned(PlannedLooks.Builder looks) {
    return settings().setPlannedLooks(looks);
  }
}
