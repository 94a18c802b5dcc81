package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc.ChannelDataServiceBlockingStub;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc.ComparisonServiceBlockingStub;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.FunnelServiceGrpc.FunnelServiceBlockingStub;
import org.marketingmetrics.api.v1.MetricRow;
import org.marketingmetrics.api.v1.MetricValue;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.Warning;
import org.marketingmetrics.api.v1.WarningCode;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.api.v1.WriteObservationsResponse;
import org.marketingmetrics.server.runtime.InProcessServer;

/**
 * The workspace {@code acme} on a server in this process. Sources of tests are ad platforms unless
 * they say otherwise, and questions are about February 2026; it is 1 March 2026, noon UTC.
 */
public final class Acme implements AutoCloseable {
  public static final String NAME = "workspaces/acme";

  public final InProcessServer server;
  public final ChannelDataServiceBlockingStub data;
  public final FunnelServiceBlockingStub funnels;
  public final ComparisonServiceBlockingStub comparisons;

  private Acme(Workspace settings) {
    server = InProcessServer.open();
    data = ChannelDataServiceGrpc.newBlockingStub(server.channel());
    funnels = FunnelServiceGrpc.newBlockingStub(server.channel());
    comparisons = ComparisonServiceGrpc.newBlockingStub(server.channel());
    var _ =
        WorkspaceServiceGrpc.newBlockingStub(server.channel())
            .createWorkspace(
                CreateWorkspaceRequest.newBuilder()
                    .setWorkspaceId("acme")
                    .setWorkspace(settings)
                    .build());
  }

  /** A workspace whose days are cut in UTC, without settings. */
  public static Acme open() {
    return new Acme(Workspace.getDefaultInstance());
  }

  public static Acme with(Workspace.Builder settings) {
    return new Acme(settings.build());
  }

  public static WriteObservationsRequest.Builder report(String source, Row... rows) {
    return WriteObservationsRequest.newBuilder()
        .setParent(NAME)
        .setSource(source)
        .setSourceKind(SourceKind.SOURCE_KIND_AD_PLATFORM)
        .addAllObservations(Arrays.stream(rows).map(Row::build).toList());
  }

  public WriteObservationsResponse write(String source, Row... rows) {
    return write(report(source, rows));
  }

  public WriteObservationsResponse write(SourceKind kind, String source, Row... rows) {
    return write(report(source, rows).setSourceKind(kind));
  }

  public WriteObservationsResponse write(WriteObservationsRequest.Builder request) {
    return data.writeObservations(request.build());
  }

  public static QueryMetricsRequest.Builder query(String... metrics) {
    return QueryMetricsRequest.newBuilder()
        .setParent(NAME)
        .addAllMetrics(List.of(metrics))
        .setDateRange(Row.range("2026-02-01", "2026-02-28"));
  }

  public List<MetricRow> rows(QueryMetricsRequest.Builder query) {
    return data.queryMetrics(query.build()).getRowsList();
  }

  /** The one value of a query with one metric and one row. */
  public MetricValue value(QueryMetricsRequest.Builder query) {
    List<MetricRow> rows = rows(query);
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().getValuesList()).hasSize(1);
    return rows.getFirst().getValues(0);
  }

  public MetricValue value(String metric) {
    return value(query(metric));
  }

  /** The first metric by the values of the dimensions asked for, joined by commas. */
  public Map<String, MetricValue> byGroup(QueryMetricsRequest.Builder query) {
    Map<String, MetricValue> values = new TreeMap<>();
    rows(query)
        .forEach(
            row ->
                values.put(
                    String.join(
                        ",",
                        row.getDimensionsList().stream()
                            .map(dimension -> dimension.getValue())
                            .toList()),
                    row.getValues(0)));
    return values;
  }

  public static List<WarningCode> codes(MetricValue value) {
    return value.getWarningsList().stream().map(Warning::getCode).toList();
  }

  public static Warning warning(List<Warning> warnings, WarningCode code) {
    return warnings.stream()
        .filter(warning -> warning.getCode() == code)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + code + " in " + warnings));
  }

  @Override
  public void close() {
    server.close();
  }
}
