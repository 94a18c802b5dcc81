package org.marketingmetrics.server.comparison;

import java.util.List;
import org.marketingmetrics.api.v1.AnalyzeTrendRequest;
import org.marketingmetrics.api.v1.AnalyzeTrendResponse;
import org.marketingmetrics.api.v1.TrendDirection;
import org.marketingmetrics.api.v1.TrendPoint;
import org.marketingmetrics.api.v1.TrendSeries;
import org.marketingmetrics.api.v1.TrendTest;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.comparison.AnalyzeTrend;
import org.marketingmetrics.core.statistics.MannKendall;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** AnalyzeTrend from request to answer. */
final class TrendProtos {
  private final DefinitionNames names;

  TrendProtos(DefinitionNames names) {
    this.names = names;
  }

  AnalyzeTrend.Request fromProto(
      WorkspaceId workspace, AnalyzeTrendRequest request, ChannelKinds kinds) {
    DataScope scope =
        DataScopeProtos.scope(
            workspace,
            List.of(),
            PeriodProtos.fromProto("grain", request.getGrain()),
            new DataScopeProtos.Fields(
                request.getDateRange(),
                request.getFiltersList(),
                request.getSourcesList(),
                request.getBasis(),
                request.getAcknowledgeDefinitionMismatch(),
                DataScopeProtos.version(
                    request.hasAsOf(), request.getAsOf(), request.getAtLeastRevision())));
    return new AnalyzeTrend.Request(
        names.definitions(request.getMetricsList(), scope.filters(), kinds),
        scope,
        EarlierPeriods.lastCompleteDay(
            request.hasLastCompleteDate(), request.getLastCompleteDate()),
        request.hasConfidenceLevel()
            ? request.getConfidenceLevel()
            : ValueContext.DEFAULT_CONFIDENCE,
        TestSettingsProtos.correction(request.getCorrection()));
  }

  static AnalyzeTrendResponse toProto(AnalyzeTrend.Result result, Texts texts) {
    DifferenceProtos differences = new DifferenceProtos(texts);
    MetricValueProtos values = new MetricValueProtos(texts);
    AnalyzeTrendResponse.Builder proto =
        AnalyzeTrendResponse.newBuilder()
            .setDateRange(PeriodProtos.toProto(result.range()))
            .addAllAssumptions(differences.assumptions(result.assumptions()))
            .addAllWarnings(differences.toProto(result.warnings()))
            .setDataRevision(result.revision())
            .setTimeZone(result.opened().workspace().zone().getId());
    result.series().forEach(series -> proto.addSeries(toProto(series, values)));
    return proto.build();
  }

  private static TrendSeries toProto(AnalyzeTrend.Series series, MetricValueProtos values) {
    TrendSeries.Builder proto =
        TrendSeries.newBuilder()
            .setMetric(series.definition().id())
            .setDirection(EnumProtos.toProto(TrendDirection.class, series.direction()))
            .setValuesUsed(series.used());
    if (series.line() != null) {
      proto
          .setSlopePerDay(series.line().slope())
          .setIntercept(series.line().intercept())
          .setSlopeInterval(MetricValueProtos.toProto(series.line().interval()));
    }
    if (series.relativeSlope() != null) {
      proto.setRelativeSlopePerDay(series.relativeSlope());
    }
    if (series.test() != null) {
      proto.setTest(toProto(series.test()));
    }
    if (series.seasonal() != null) {
      proto.setSeasonalTest(toProto(series.seasonal()));
    }
    if (series.adjusted() != null) {
      proto.setAdjustedPValue(series.adjusted().value());
    }
    series
        .points()
        .forEach(
            point ->
                proto.addPoints(
                    TrendPoint.newBuilder()
                        .setDates(PeriodProtos.toProto(point.dates()))
                        .setValue(values.toProto(point.value()))));
    return proto.build();
  }

  private static TrendTest toProto(MannKendall test) {
    return TrendTest.newBuilder()
        .setS(test.s())
        .setVariance(test.variance())
        .setZ(test.z())
        .setPValue(test.p().value())
        .setLog10PValue(test.p().log10())
        .build();
  }
}
