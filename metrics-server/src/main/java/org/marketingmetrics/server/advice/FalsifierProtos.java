package org.marketingmetrics.server.advice;

import org.marketingmetrics.core.advice.Falsifier;
import org.marketingmetrics.server.text.Texts;

/** What would show advice wrong, on the wire and in words. */
final class FalsifierProtos {
  private FalsifierProtos() {}

  static org.marketingmetrics.api.v1.Falsifier toProto(Falsifier falsifier, Texts texts) {
    org.marketingmetrics.api.v1.Falsifier.Builder proto =
        org.marketingmetrics.api.v1.Falsifier.newBuilder()
            .setMetric(falsifier.metric())
            .setText(text(falsifier, texts));
    if (falsifier.from() != null) {
      proto.setFrom(falsifier.from());
    }
    if (falsifier.to() != null) {
      proto.setTo(falsifier.to());
    }
    if (falsifier.perArm() != null) {
      proto.setTrialsPerArm(falsifier.perArm());
    }
    return proto.build();
  }

  private static String text(Falsifier falsifier, Texts texts) {
    Double from = falsifier.from();
    Long perArm = falsifier.perArm();
    return from == null || perArm == null
        ? texts.sentence("falsifier.OPEN", falsifier.metric())
        : texts.sentence(
            "falsifier.TEST",
            falsifier.metric(),
            "%,d".formatted(perArm),
            "%.2f".formatted(100 * from));
  }
}
