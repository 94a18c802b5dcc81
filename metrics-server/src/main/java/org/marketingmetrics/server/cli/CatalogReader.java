package org.marketingmetrics.server.cli;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.ListMetricsRequest;
import org.marketingmetrics.api.v1.ListMetricsResponse;
import org.marketingmetrics.api.v1.Metric;
import org.marketingmetrics.server.cli.report.MetricNames;

/** Reads the catalogue from a server, for names and the way values are shown. */
final class CatalogReader {
  private static final int PAGE = 1_000;

  private CatalogReader() {}

  static MetricNames names(Connection server, String language) {
    List<Metric> metrics = new ArrayList<>();
    ListMetricsRequest.Builder request =
        ListMetricsRequest.newBuilder().setLanguageCode(language).setPageSize(PAGE);
    ListMetricsResponse page;
    do {
      page = server.catalog().listMetrics(request.build());
      metrics.addAll(page.getMetricsList());
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());
    return new MetricNames(metrics);
  }
}
