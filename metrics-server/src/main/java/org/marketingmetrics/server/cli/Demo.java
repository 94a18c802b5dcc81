package org.marketingmetrics.server.cli;

import com.google.protobuf.Duration;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.BenchmarkScope;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.EventFilter;
import org.marketingmetrics.api.v1.EventFunnel;
import org.marketingmetrics.api.v1.EventFunnelStep;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.api.v1.ReconcileClicksRequest;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.server.cli.report.EventFunnelReport;
import org.marketingmetrics.server.cli.report.FunnelReport;
import org.marketingmetrics.server.cli.report.MetricNames;
import org.marketingmetrics.server.cli.report.QueryReport;
import org.marketingmetrics.server.cli.report.ReconciliationReport;
import org.marketingmetrics.server.cli.sample.SampleData;
import org.marketingmetrics.server.cli.sample.SampleEvents;

/** Loads the sample and asks about it, as any client would: through the generated stubs alone. */
final class Demo {
  /** Where the sample goes, unless asked otherwise. */
  static final String WORKSPACE = "demo";

  private static final String DAYS =
      "%s to %s".formatted(SampleData.FIRST_DAY, SampleData.LAST_DAY);

  private static final long DAY_SECONDS = 86_400;

  private final Connection server;
  private final String workspace;
  private final String parent;

  Demo(Connection server, String workspace) {
    this.server = server;
    this.workspace = workspace;
    this.parent = "workspaces/" + workspace;
  }

  /** Makes the workspace if it is not there and writes the sample; returns the number of rows. */
  int load() {
    createWorkspace();
    int rows = 0;
    for (WriteObservationsRequest request : SampleData.requests(parent)) {
      var _ = server.channelData().writeObservations(request);
      rows += request.getObservationsCount();
    }
    var _ =
        server
            .events()
            .recordEvents(
                RecordEventsRequest.newBuilder()
                    .setParent(parent)
                    .addAllEvents(SampleEvents.all())
                    .setBackfill(true)
                    .build());
    return rows;
  }

  /** The answers, one report after the other. */
  String answers() {
    MetricNames names = CatalogReader.names(server, "en");
    FunnelReport report = new FunnelReport(names);
    return String.join(
        "\n",
        funnel(report, "1. A creator's link in Instagram Stories", influencer()),
        funnel(report, "2. A mailing with two buttons, which all ten openers pressed", mailing()),
        twoMailings(names),
        funnel(report, "4. A product on Amazon: its ads and its Business Report", amazon()),
        sevenPeople(),
        fromClickToOrder());
  }

  private String funnel(FunnelReport report, String title, AnalyzeFunnelRequest request) {
    return report.text(
        title + ", " + DAYS, request.getBenchmarkScope(), server.funnels().analyzeFunnel(request));
  }

  private String sevenPeople() {
    return ReconciliationReport.stories(
        "5. Seven people, and why clicks and sessions differ",
        SampleEvents.STORIES,
        server
            .events()
            .reconcileClicks(
                ReconcileClicksRequest.newBuilder()
                    .setParent(parent)
                    .setDateRange(SampleData.days())
                    .setByDay(true)
                    .build()));
  }

  private String fromClickToOrder() {
    List<String> steps = List.of("click", "page_view", "purchase");
    EventFunnel.Builder funnel =
        EventFunnel.newBuilder().setWindow(Duration.newBuilder().setSeconds(DAY_SECONDS));
    steps.forEach(
        kind ->
            funnel.addSteps(
                EventFunnelStep.newBuilder().setFilter(EventFilter.newBuilder().addKinds(kind))));
    return EventFunnelReport.text(
        "6. The same people from click to order within a day, " + DAYS,
        steps,
        server
            .funnels()
            .analyzeEventFunnel(
                AnalyzeEventFunnelRequest.newBuilder()
                    .setParent(parent)
                    .setFunnel(funnel)
                    .setDateRange(SampleData.days())
                    .setNextActions(true)
                    .build()));
  }

  /** What to type next, against a server that holds the sample. */
  static String next() {
    return """
    What to type next, with a server that keeps these data (./metrics serve --sample, in another shell):
      ./metrics funnel influencer --from %s --to %s --filter channel=influencer --benchmark placement=stories
      ./metrics reconcile --from %s --to %s --by campaign
      tools/grpcurl -plaintext -d '{"alias": "open rate"}' 127.0.0.1:9090 marketingmetrics.v1.CatalogService/ResolveMetric
    """
        .formatted(
            SampleData.FIRST_DAY, SampleData.LAST_DAY, SampleData.FIRST_DAY, SampleData.LAST_DAY);
  }

  private void createWorkspace() {
    try {
      var _ =
          server
              .workspaces()
              .createWorkspace(
                  CreateWorkspaceRequest.newBuilder().setWorkspaceId(workspace).build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  private AnalyzeFunnelRequest influencer() {
    return funnel("influencer")
        .addFilters(filter("channel", "influencer"))
        .addFilters(filter("platform", "instagram"))
        .addFilters(filter("placement", "stories"))
        .setBenchmarkScope(
            BenchmarkScope.newBuilder()
                .setChannel("influencer")
                .setPlatform("instagram")
                .setPlacement("stories"))
        .build();
  }

  private AnalyzeFunnelRequest mailing() {
    return funnel("email")
        .addFilters(filter("channel", "email"))
        .addFilters(filter("campaign", "two-buttons"))
        .build();
  }

  private AnalyzeFunnelRequest amazon() {
    return funnel("amazon").addFilters(filter("product", "B0EXAMPLE1")).build();
  }

  private AnalyzeFunnelRequest.Builder funnel(String template) {
    return AnalyzeFunnelRequest.newBuilder()
        .setParent(parent)
        .setTemplate(template)
        .setDateRange(SampleData.days());
  }

  private String twoMailings(MetricNames names) {
    List<String> dimensions = List.of("campaign");
    List<String> metrics =
        new ArrayList<>(List.of("open_rate_delivered", "ctr_email_unique_delivered", "ctor"));
    QueryMetricsResponse answer =
        server
            .channelData()
            .queryMetrics(
                QueryMetricsRequest.newBuilder()
                    .setParent(parent)
                    .addAllMetrics(metrics)
                    .addAllDimensions(dimensions)
                    .addFilters(filter("channel", "email"))
                    .setDateRange(SampleData.days())
                    .build());
    return new QueryReport(names)
        .text(
            "3. The two mailings side by side, " + DAYS,
            dimensions,
            metrics,
            BenchmarkScope.getDefaultInstance(),
            answer);
  }

  private static DimensionFilter filter(String dimension, String value) {
    return DimensionFilter.newBuilder().setDimension(dimension).addValues(value).build();
  }
}
