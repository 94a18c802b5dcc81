package org.marketingmetrics.server.value;

import java.util.Comparator;
import org.marketingmetrics.api.v1.AmbiguousBasis;
import org.marketingmetrics.api.v1.AmbiguousSource;
import org.marketingmetrics.api.v1.DimensionSet;
import org.marketingmetrics.api.v1.MixedCurrency;
import org.marketingmetrics.api.v1.NotAdditive;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.server.text.Texts;

/** The answer envelope. */
public final class MetricValueProtos {
  /** Most candidates that a null names. */
  private static final int MAX_CANDIDATES = 20;

  private final Texts texts;
  private final WarningProtos warnings;
  private final MixtureProtos mixtures;

  /** Writes texts in one language. */
  public MetricValueProtos(Texts texts) {
    this.texts = texts;
    this.warnings = new WarningProtos(texts);
    this.mixtures = new MixtureProtos(texts);
  }

  /** To the contract. */
  public org.marketingmetrics.api.v1.MetricValue toProto(MetricValue value) {
    org.marketingmetrics.api.v1.MetricValue.Builder proto =
        org.marketingmetrics.api.v1.MetricValue.newBuilder()
            .setMetric(value.definition())
            .setVersion(value.definition().isEmpty() ? 0 : value.version())
            .setScale(value.scale())
            .setBasis(BasisProtos.toProto(value.basis()));
    if (value.value() != null) {
      proto.setValue(value.value());
    }
    if (value.currency() != null) {
      proto.setCurrencyCode(value.currency());
    }
    if (value.numerator() != null) {
      proto.setNumerator(QuantityProtos.toProto(value.numerator()));
    }
    if (value.denominator() != null) {
      proto.setDenominator(QuantityProtos.toProto(value.denominator()));
    }
    addInterval(value, proto);
    if (value.nullReason() != null) {
      proto
          .setNullReason(
              EnumProtos.toProto(org.marketingmetrics.api.v1.NullReason.class, value.nullReason()))
          .setNullDetail(nullDetail(value, value.nullReason(), value.nullDetail()));
    }
    value.warnings().stream()
        .sorted(Comparator.comparing(Warning::code))
        .forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    if (value.quality() != null) {
      proto.setDataQuality(toProto(value.quality()));
    }
    return proto.build();
  }

  /** An interval. */
  public static org.marketingmetrics.api.v1.Interval toProto(Interval interval) {
    return org.marketingmetrics.api.v1.Interval.newBuilder()
        .setLower(interval.lower())
        .setUpper(interval.upper())
        .setConfidenceLevel(interval.confidence())
        .setMethod(
            EnumProtos.toProto(org.marketingmetrics.api.v1.IntervalMethod.class, interval.method()))
        .build();
  }

  private static void addInterval(
      MetricValue value, org.marketingmetrics.api.v1.MetricValue.Builder proto) {
    Interval interval = value.interval();
    if (interval != null) {
      proto.setInterval(toProto(interval));
    }
    if (value.intervalAbsence() != null) {
      proto.setIntervalAbsence(
          EnumProtos.toProto(
              org.marketingmetrics.api.v1.IntervalAbsence.class, value.intervalAbsence()));
    }
  }

  private org.marketingmetrics.api.v1.NullDetail nullDetail(
      MetricValue value, NullReason reason, NullDetail detail) {
    org.marketingmetrics.api.v1.NullDetail.Builder proto =
        org.marketingmetrics.api.v1.NullDetail.newBuilder()
            .setText(texts.nullReason(reason))
            .addAllMeasures(detail.measures());
    switch (reason) {
      case ZERO_DENOMINATOR, NO_DATA, NOT_COMPARABLE -> {}
      case NOT_ADDITIVE -> proto.setNotAdditive(notAdditive(detail));
      case MIXED_CURRENCY ->
          proto.setMixedCurrency(
              MixedCurrency.newBuilder().addAllCurrencyCodes(detail.currencies()));
      case AMBIGUOUS_SOURCE ->
          proto.setAmbiguousSource(AmbiguousSource.newBuilder().addAllSources(detail.sources()));
      case AMBIGUOUS_BASIS -> {
        AmbiguousBasis.Builder bases = AmbiguousBasis.newBuilder();
        detail.bases().stream()
            .limit(MAX_CANDIDATES)
            .forEach(basis -> bases.addBases(BasisProtos.toProto(basis)));
        proto.setAmbiguousBasis(bases);
      }
      case DEFINITION_MISMATCH -> {
        if (detail.bases().size() > 1) {
          proto.setDefinitionMismatch(mixtures.of(mixed(value, detail), detail.bases()));
        }
      }
    }
    return proto.build();
  }

  /** What is mixed: the metric, or for a pair that is none the measure at fault. */
  private static String mixed(MetricValue value, NullDetail detail) {
    return value.definition().isEmpty() ? detail.measures().getFirst() : value.definition();
  }

  private static NotAdditive notAdditive(NullDetail detail) {
    NotAdditive.Builder proto = NotAdditive.newBuilder().addAllPeriodDays(detail.periodDays());
    detail.levels().stream()
        .limit(MAX_CANDIDATES)
        .forEach(level -> proto.addLevels(DimensionSet.newBuilder().addAllDimensions(level)));
    if (detail.periodDays().contains(0)) {
      proto.addGrains(org.marketingmetrics.api.v1.Grain.GRAIN_HOUR);
    }
    if (detail.periodDays().contains(1)) {
      proto.addGrains(org.marketingmetrics.api.v1.Grain.GRAIN_DAY);
    }
    if (detail.periodDays().contains(7)) {
      proto.addGrains(org.marketingmetrics.api.v1.Grain.GRAIN_WEEK);
    }
    return proto.build();
  }

  /** What an answer is made of. */
  public static org.marketingmetrics.api.v1.DataQuality toProto(DataQuality quality) {
    org.marketingmetrics.api.v1.DataQuality.Builder proto =
        org.marketingmetrics.api.v1.DataQuality.newBuilder()
            .setDaysExpected(quality.daysExpected())
            .setDaysReceived(quality.daysReceived())
            .addAllSources(quality.sources())
            .setRowsUsed(quality.rowsUsed())
            .setRowsLeftOut(quality.rowsLeftOut());
    if (quality.watermark() != null) {
      proto.setWatermark(PeriodProtos.toProto(quality.watermark()));
    }
    quality.gaps().forEach(gap -> proto.addGaps(PeriodProtos.toProto(gap)));
    return proto.build();
  }
}
