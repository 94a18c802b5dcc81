package org.marketingmetrics.server.comparison;

import java.util.List;
import org.marketingmetrics.api.v1.DriverEffect;
import org.marketingmetrics.api.v1.DriverExplanation;
import org.marketingmetrics.api.v1.DriverMethod;
import org.marketingmetrics.api.v1.ExcludedSegment;
import org.marketingmetrics.api.v1.ExplainChangeRequest;
import org.marketingmetrics.api.v1.ExplainChangeResponse;
import org.marketingmetrics.api.v1.MixExplanation;
import org.marketingmetrics.api.v1.NullReason;
import org.marketingmetrics.api.v1.OtherSegments;
import org.marketingmetrics.api.v1.SegmentBreakdown;
import org.marketingmetrics.api.v1.SegmentEffect;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.comparison.Breakdown;
import org.marketingmetrics.core.comparison.EarlierPeriod;
import org.marketingmetrics.core.comparison.ExplainChange;
import org.marketingmetrics.core.comparison.Explanation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.statistics.MixDecomposition;
import org.marketingmetrics.core.statistics.MixSegment;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** ExplainChange from request to answer. */
final class ExplanationProtos {
  private static final int DEFAULT_SEGMENTS = 20;
  private static final int MAX_EXCLUDED = 100;

  private final DefinitionNames names;

  ExplanationProtos(DefinitionNames names) {
    this.names = names;
  }

  ExplainChange.Request fromProto(
      WorkspaceId workspace, ExplainChangeRequest request, ChannelKinds kinds) {
    DataScope scope =
        DataScopeProtos.total(
            workspace,
            new DataScopeProtos.Fields(
                request.getDateRange(),
                request.getFiltersList(),
                request.getSourcesList(),
                request.getBasis(),
                request.getAcknowledgeDefinitionMismatch(),
                DataScopeProtos.version(
                    request.hasAsOf(), request.getAsOf(), request.getAtLeastRevision())));
    Definition definition =
        names.definitions(List.of(request.getMetric()), scope.filters(), kinds).getFirst();
    return new ExplainChange.Request(
        definition,
        scope,
        earlier(request),
        EarlierPeriods.lastCompleteDay(
            request.hasLastCompleteDate(), request.getLastCompleteDate()),
        breakdown(request, scope, kinds),
        TestSettingsProtos.fromProto(request.getSettings()));
  }

  private static EarlierPeriod earlier(ExplainChangeRequest request) {
    return switch (request.getEarlierCase()) {
      case ALIGNMENT -> EarlierPeriods.aligned(request.getAlignment());
      case COMPARISON_RANGE -> EarlierPeriods.named(request.getComparisonRange());
      case EARLIER_NOT_SET -> throw EarlierPeriods.none();
    };
  }

  private Breakdown breakdown(ExplainChangeRequest request, DataScope scope, ChannelKinds kinds) {
    return switch (request.getBreakdownCase()) {
      case SEGMENTS -> segments(request.getSegments());
      case DRIVERS ->
          new Breakdown.ByDrivers(
              names.measures(request.getDrivers().getMeasuresList(), scope.filters(), kinds));
      case BREAKDOWN_NOT_SET ->
          throw MetricsException.invalidField("breakdown", "set segments or drivers");
    };
  }

  private static Breakdown segments(SegmentBreakdown segments) {
    MixDecomposition.Form form =
        switch (segments.getForm()) {
          case MIX_FORM_UNSPECIFIED, MIX_FORM_MIDPOINT, UNRECOGNIZED ->
              MixDecomposition.Form.MIDPOINT;
          case MIX_FORM_THREE_TERM -> MixDecomposition.Form.THREE_TERM;
        };
    return new Breakdown.BySegments(
        segments.getDimension(),
        form,
        segments.getLimit() == 0 ? DEFAULT_SEGMENTS : segments.getLimit());
  }

  static ExplainChangeResponse toProto(ExplainChange.Result result, Texts texts) {
    DifferenceProtos differences = new DifferenceProtos(texts);
    ExplainChangeResponse.Builder proto =
        ExplainChangeResponse.newBuilder()
            .setDateRange(PeriodProtos.toProto(result.alignment().base()))
            .setComparisonRange(PeriodProtos.toProto(result.alignment().comparison()))
            .setArm(differences.toProto(result.later()))
            .setEarlier(differences.toProto(result.earlier()))
            .setDifference(differences.toProto(result.difference()))
            .addAllAssumptions(differences.assumptions(result.assumptions()))
            .addAllWarnings(differences.toProto(result.warnings()))
            .setDataRevision(result.revision())
            .setTimeZone(result.opened().workspace().zone().getId());
    switch (result.explanation()) {
      case Explanation.Mix mix -> proto.setMix(toProto(mix));
      case Explanation.Drivers drivers -> proto.setDrivers(toProto(drivers));
    }
    return proto.build();
  }

  private static MixExplanation toProto(Explanation.Mix mix) {
    MixExplanation.Builder proto =
        MixExplanation.newBuilder()
            .setFrom(mix.from())
            .setTo(mix.to())
            .setChange(mix.change())
            .setRateEffect(mix.rateEffect())
            .setMixEffect(mix.mixEffect())
            .setInteraction(mix.interaction())
            .setSimpsonReversal(mix.simpsonReversal());
    mix.segments().forEach(segment -> proto.addSegments(toProto(segment)));
    Explanation.Others others = mix.others();
    if (others != null) {
      proto.setOthers(
          OtherSegments.newBuilder()
              .setCount(others.count())
              .setRateEffect(others.rateEffect())
              .setMixEffect(others.mixEffect())
              .setInteraction(others.interaction()));
    }
    mix.excluded().stream()
        .limit(MAX_EXCLUDED)
        .forEach(
            segment ->
                proto.addExcluded(
                    ExcludedSegment.newBuilder()
                        .setValue(segment.value())
                        .setNullReason(EnumProtos.toProto(NullReason.class, segment.reason()))));
    return proto.build();
  }

  private static SegmentEffect toProto(Explanation.Segment segment) {
    MixSegment part = segment.part();
    SegmentEffect.Builder proto =
        SegmentEffect.newBuilder()
            .setValue(segment.value())
            .setWeightFrom(part.weightBefore())
            .setWeightTo(part.weightAfter())
            .setRateEffect(part.rateEffect())
            .setMixEffect(part.mixEffect())
            .setInteraction(part.interaction());
    if (part.rateBefore() != null) {
      proto.setFrom(part.rateBefore());
    }
    if (part.rateAfter() != null) {
      proto.setTo(part.rateAfter());
    }
    return proto.build();
  }

  private static DriverExplanation toProto(Explanation.Drivers drivers) {
    DriverExplanation.Builder proto =
        DriverExplanation.newBuilder()
            .setFrom(drivers.from())
            .setTo(drivers.to())
            .setChange(drivers.change())
            .setMethod(EnumProtos.toProto(DriverMethod.class, drivers.method()));
    if (drivers.currency() != null) {
      proto.setCurrencyCode(drivers.currency());
    }
    drivers.drivers().forEach(driver -> proto.addDrivers(toProto(driver)));
    return proto.build();
  }

  private static DriverEffect toProto(Explanation.Driver driver) {
    DriverEffect.Builder proto =
        DriverEffect.newBuilder()
            .setMetric(driver.definition())
            .setNumerator(driver.numerator())
            .setDenominator(driver.denominator())
            .setInverse(driver.inverse())
            .setEffect(driver.effect());
    if (driver.from() != null) {
      proto.setFrom(driver.from());
    }
    if (driver.to() != null) {
      proto.setTo(driver.to());
    }
    if (driver.currency() != null) {
      proto.setCurrencyCode(driver.currency());
    }
    return proto.build();
  }
}
