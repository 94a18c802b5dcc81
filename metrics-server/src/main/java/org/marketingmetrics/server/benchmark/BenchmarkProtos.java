package org.marketingmetrics.server.benchmark;

import org.marketingmetrics.api.v1.BenchmarkCaveat;
import org.marketingmetrics.api.v1.BenchmarkCaveatCode;
import org.marketingmetrics.api.v1.BenchmarkEvidence;
import org.marketingmetrics.api.v1.BenchmarkLabel;
import org.marketingmetrics.api.v1.BenchmarkPercentile;
import org.marketingmetrics.api.v1.BenchmarkPosition;
import org.marketingmetrics.api.v1.BenchmarkReference;
import org.marketingmetrics.api.v1.BenchmarkUse;
import org.marketingmetrics.api.v1.DistributionLaw;
import org.marketingmetrics.api.v1.PercentileBound;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.Caveat;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.benchmark.SettlingSample;
import org.marketingmetrics.core.benchmark.Standing;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Benchmarks and how values stand against them, on the wire. */
public final class BenchmarkProtos {
  private final Texts texts;

  /** Writes texts in one language. */
  public BenchmarkProtos(Texts texts) {
    this.texts = texts;
  }

  /** Where a value belongs. */
  public static BenchmarkScope fromProto(org.marketingmetrics.api.v1.BenchmarkScope proto) {
    return new BenchmarkScope(
        proto.getChannel(),
        proto.getPlatform(),
        proto.getPlacement(),
        proto.getIndustry(),
        proto.getRegion(),
        proto.getMessageType());
  }

  /** Where a benchmark belongs. */
  static org.marketingmetrics.api.v1.BenchmarkScope toProto(BenchmarkScope scope) {
    return org.marketingmetrics.api.v1.BenchmarkScope.newBuilder()
        .setChannel(scope.channel())
        .setPlatform(scope.platform())
        .setPlacement(scope.placement())
        .setIndustry(scope.industry())
        .setRegion(scope.region())
        .setMessageType(scope.messageType())
        .build();
  }

  /** A record. */
  public org.marketingmetrics.api.v1.Benchmark toProto(Benchmark benchmark) {
    org.marketingmetrics.api.v1.Benchmark.Builder proto =
        org.marketingmetrics.api.v1.Benchmark.newBuilder()
            .setName(benchmark.name())
            .addAllMetrics(benchmark.metrics().stream().map(MetricId::id).toList())
            .setBasis(BasisProtos.toProto(benchmark.basis()))
            .setVariantUnspecified(benchmark.variantUnspecified())
            .setScope(toProto(benchmark.scope()))
            .setReference(toProto(benchmark.reference()))
            .setSource(benchmark.source())
            .setOriginalSource(benchmark.originalSource())
            .setNote(texts.isRussian() ? benchmark.noteRu() : benchmark.noteEn());
    if (benchmark.yearMeasured() != null) {
      proto.setYearMeasured(benchmark.yearMeasured());
    }
    if (benchmark.yearPublished() != null) {
      proto.setYearPublished(benchmark.yearPublished());
    }
    if (benchmark.sampleSize() != null) {
      proto.setSampleSize(benchmark.sampleSize());
    }
    if (benchmark.validFrom() != null) {
      proto.setValidFrom(PeriodProtos.toProto(benchmark.validFrom()));
    }
    if (benchmark.validTo() != null) {
      proto.setValidTo(PeriodProtos.toProto(benchmark.validTo()));
    }
    return proto.build();
  }

  private static BenchmarkReference toProto(Reference reference) {
    BenchmarkReference.Builder proto = BenchmarkReference.newBuilder();
    switch (reference) {
      case Reference.Range range ->
          proto
              .getRangeBuilder()
              .setLower(range.lower().doubleValue())
              .setUpper(range.upper().doubleValue());
      case Reference.Mean mean -> mean(mean, proto);
      case Reference.Quantiles quantiles ->
          quantiles
              .points()
              .forEach(
                  point ->
                      proto
                          .getQuantilesBuilder()
                          .addQuantilesBuilder()
                          .setProbability(point.probability().doubleValue())
                          .setValue(point.value().doubleValue()));
      case Reference.Limit limit ->
          proto
              .getLimitBuilder()
              .setTarget(limit.target().doubleValue())
              .setCeiling(limit.ceiling().doubleValue());
    }
    return proto.build();
  }

  private static void mean(Reference.Mean mean, BenchmarkReference.Builder proto) {
    proto.getMeanBuilder().setMean(mean.mean().doubleValue());
    if (mean.standardDeviation() != null) {
      proto.getMeanBuilder().setStandardDeviation(mean.standardDeviation().doubleValue());
    }
    if (mean.law() != null) {
      proto.getMeanBuilder().setLaw(EnumProtos.toProto(DistributionLaw.class, mean.law()));
    }
  }

  /** How a value stands. */
  public org.marketingmetrics.api.v1.BenchmarkEvaluation toProto(BenchmarkEvaluation evaluation) {
    Standing standing = evaluation.standing();
    org.marketingmetrics.api.v1.BenchmarkEvaluation.Builder proto =
        org.marketingmetrics.api.v1.BenchmarkEvaluation.newBuilder()
            .setBenchmark(evaluation.benchmark().name())
            .setReference(toProto(evaluation.benchmark().reference()))
            .setUse(EnumProtos.toProto(BenchmarkUse.class, evaluation.use()))
            .setPosition(EnumProtos.toProto(BenchmarkPosition.class, standing.position()))
            .setEvidence(EnumProtos.toProto(BenchmarkEvidence.class, standing.evidence()))
            .setGapAbsolute(standing.gapAbsolute())
            .setAge(
                EnumProtos.toProto(
                    org.marketingmetrics.api.v1.BenchmarkAge.class, evaluation.age()));
    if (evaluation.label() != null) {
      proto.setLabel(EnumProtos.toProto(BenchmarkLabel.class, evaluation.label()));
    }
    if (standing.gapRelative() != null) {
      proto.setGapRelative(standing.gapRelative());
    }
    if (standing.index() != null) {
      proto.setIndex(standing.index());
    }
    if (standing.percentile() != null) {
      proto.setPercentile(toProto(standing.percentile()));
    }
    if (evaluation.ageYears() != null) {
      proto.setAgeYears(evaluation.ageYears());
    }
    evaluation.caveats().forEach(caveat -> proto.addCaveats(toProto(caveat)));
    if (evaluation.settling() != null) {
      proto.setSettlingSample(toProto(evaluation.settling()));
    }
    return proto.build();
  }

  private org.marketingmetrics.api.v1.SettlingSample toProto(SettlingSample sample) {
    return org.marketingmetrics.api.v1.SettlingSample.newBuilder()
        .setMeasure(sample.measure())
        .setAdditional(sample.additional())
        .setText(
            texts.sentence("settling.more", texts.number(sample.additional()), sample.measure()))
        .build();
  }

  private static BenchmarkPercentile toProto(Standing.Percentile percentile) {
    return BenchmarkPercentile.newBuilder()
        .setProbability(percentile.probability())
        .setBound(bound(percentile.bound()))
        .build();
  }

  private static PercentileBound bound(Standing.Bound bound) {
    return switch (bound) {
      case NONE -> PercentileBound.PERCENTILE_BOUND_UNSPECIFIED;
      case BELOW_LOWEST -> PercentileBound.PERCENTILE_BOUND_BELOW_LOWEST;
      case ABOVE_HIGHEST -> PercentileBound.PERCENTILE_BOUND_ABOVE_HIGHEST;
    };
  }

  private BenchmarkCaveat toProto(Caveat caveat) {
    return BenchmarkCaveat.newBuilder()
        .setCode(EnumProtos.toProto(BenchmarkCaveatCode.class, caveat.code()))
        .setField(caveat.field())
        .setText(texts.text("caveat", caveat.code()))
        .build();
  }
}
