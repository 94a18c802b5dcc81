package org.marketingmetrics.bench;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.CustomFunnel;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.DimensionFilter;

/**
 * One question: the funnel of a part of the workspace, with four metrics that need the other two
 * measures.
 *
 * @param channel only this one; null for all
 * @param campaign only this one of the channel; null for all
 * @param first first day
 * @param last last day, inclusive
 */
record Funnel(
    @Nullable String channel, @Nullable String campaign, LocalDate first, LocalDate last) {
  static final List<String> STEPS =
      List.of("impressions", "clicks", "sessions", "add_to_carts", "checkouts_started", "orders");

  /** Position among the metrics of the one that holds the costs. */
  static final int CPC = 3;

  private static final List<String> METRICS =
      List.of("ctr", "conversion_rate_per_click", "aov", "cpc");

  AnalyzeFunnelRequest request() {
    return builder().build();
  }

  /** With intervals of another level. */
  AnalyzeFunnelRequest request(double confidence) {
    return builder().setConfidenceLevel(confidence).build();
  }

  private AnalyzeFunnelRequest.Builder builder() {
    AnalyzeFunnelRequest.Builder request =
        AnalyzeFunnelRequest.newBuilder()
            .setParent(ObservationLoader.PARENT)
            .setCustom(CustomFunnel.newBuilder().addAllSteps(STEPS))
            .addAllMetrics(METRICS)
            .setDateRange(
                DateRange.newBuilder()
                    .setStartDate(ObservationLoader.date(first))
                    .setEndDate(ObservationLoader.date(last)));
    if (channel != null) {
      request.addFilters(filter("channel", channel));
    }
    if (campaign != null) {
      request.addFilters(filter("campaign", campaign));
    }
    return request;
  }

  private static DimensionFilter filter(String dimension, String value) {
    return DimensionFilter.newBuilder().setDimension(dimension).addValues(value).build();
  }
}
