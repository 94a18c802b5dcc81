package org.marketingmetrics.server.value;

import org.marketingmetrics.api.v1.MeasureSource;
import org.marketingmetrics.api.v1.StepBasisDifference;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningDetail;
import org.marketingmetrics.server.text.Texts;

/** Warnings with their words and what a program needs of them. */
public final class WarningProtos {
  private static final int MAX_CAMPAIGNS = 100;

  private final Texts texts;
  private final MixtureProtos mixtures;

  /** Writes texts in one language. */
  public WarningProtos(Texts texts) {
    this.texts = texts;
    this.mixtures = new MixtureProtos(texts);
  }

  /** To the contract. */
  public org.marketingmetrics.api.v1.Warning toProto(Warning warning) {
    org.marketingmetrics.api.v1.Warning.Builder proto =
        org.marketingmetrics.api.v1.Warning.newBuilder()
            .setCode(
                EnumProtos.toProto(org.marketingmetrics.api.v1.WarningCode.class, warning.code()))
            .setText(texts.warning(warning.code()));
    switch (warning.detail()) {
      case WarningDetail.Named named -> proto.putAllMetadata(named.values());
      case WarningDetail.PartialCoverage partial ->
          proto
              .getPartialCoverageBuilder()
              .setRowsLeftOut(partial.rowsLeftOut())
              .setRowsUsed(partial.rowsUsed())
              .addAllMissingMeasures(partial.missingMeasures());
      case WarningDetail.DifferentBases bases -> proto.setDefinitionMismatch(mixtures.of(bases));
      case WarningDetail.CrossSource cross -> crossSource(cross, proto);
      case WarningDetail.SourceTimeZone zone ->
          proto
              .getSourceTimeZoneBuilder()
              .setSource(zone.source())
              .setSourceTimeZone(zone.sourceZone())
              .setWorkspaceTimeZone(zone.workspaceZone());
      case WarningDetail.TrackingStartedLate late ->
          late.campaigns().stream()
              .limit(MAX_CAMPAIGNS)
              .forEach(
                  campaign ->
                      proto
                          .getTrackingStartedLateBuilder()
                          .addCampaignsBuilder()
                          .setCampaign(campaign.campaign())
                          .setStartDate(PeriodProtos.toProto(campaign.start()))
                          .setFirstDate(PeriodProtos.toProto(campaign.firstDay()))
                          .setMeasure(campaign.measure()));
      case WarningDetail.StepBasisMismatch steps ->
          steps
              .differences()
              .forEach(
                  difference ->
                      proto
                          .getStepBasisMismatchBuilder()
                          .addDifferences(
                              EnumProtos.toProto(StepBasisDifference.class, difference)));
    }
    return proto.build();
  }

  private static void crossSource(
      WarningDetail.CrossSource cross, org.marketingmetrics.api.v1.Warning.Builder proto) {
    cross
        .sources()
        .forEach(
            (measure, sources) ->
                sources.forEach(
                    source ->
                        proto
                            .getCrossSourceBuilder()
                            .addMeasureSources(
                                MeasureSource.newBuilder().setMeasure(measure).setSource(source))));
    cross.days().forEach(days -> proto.getCrossSourceBuilder().addDays(PeriodProtos.toProto(days)));
  }
}
