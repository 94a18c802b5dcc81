package org.marketingmetrics.server.funnel;

import org.marketingmetrics.api.v1.FunnelViolation;
import org.marketingmetrics.api.v1.FunnelViolationCode;
import org.marketingmetrics.api.v1.ViolationSeverity;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.funnel.Violation;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.QuantityProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** Steps of funnels on the wire. */
public final class FunnelStepProtos {
  private final Texts texts;
  private final MetricValueProtos values;
  private final WarningProtos warnings;

  /** Writes texts in one language. */
  public FunnelStepProtos(Texts texts) {
    this.texts = texts;
    this.values = new MetricValueProtos(texts);
    this.warnings = new WarningProtos(texts);
  }

  /** A step. */
  public org.marketingmetrics.api.v1.FunnelStep toProto(FunnelStep step) {
    org.marketingmetrics.api.v1.FunnelStep.Builder proto =
        org.marketingmetrics.api.v1.FunnelStep.newBuilder()
            .setMeasure(step.measure().id())
            .setCount(values.toProto(step.count()))
            .setOverallRate(values.toProto(step.overallRate()));
    if (step.stepRate() != null) {
      proto.setStepRate(values.toProto(step.stepRate()));
    }
    if (step.dropOff() != null) {
      boolean fractional = step.dropOff().stripTrailingZeros().scale() > 0;
      proto.setDropOff(QuantityProtos.toProto(new Quantity.Count(step.dropOff(), fractional)));
    }
    if (step.dropOffRate() != null) {
      proto.setDropOffRate(step.dropOffRate());
    }
    if (step.violation() != null) {
      proto.setViolation(toProto(step.violation()));
    }
    step.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    return proto.build();
  }

  private FunnelViolation toProto(Violation violation) {
    return FunnelViolation.newBuilder()
        .setCode(EnumProtos.toProto(FunnelViolationCode.class, violation.code()))
        .setSeverity(EnumProtos.toProto(ViolationSeverity.class, violation.severity()))
        .setExplanation(texts.text("violation", violation.code()))
        .build();
  }
}
