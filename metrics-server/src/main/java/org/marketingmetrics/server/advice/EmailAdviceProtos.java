package org.marketingmetrics.server.advice;

import org.marketingmetrics.api.v1.ChosenReference;
import org.marketingmetrics.api.v1.DiagnoseEmailResponse;
import org.marketingmetrics.api.v1.EmailAdviceCode;
import org.marketingmetrics.api.v1.EmailEvidence;
import org.marketingmetrics.api.v1.EmailFinding;
import org.marketingmetrics.api.v1.EmailFindingCode;
import org.marketingmetrics.api.v1.EmailLevel;
import org.marketingmetrics.api.v1.EmailRecommendation;
import org.marketingmetrics.api.v1.EmailStanding;
import org.marketingmetrics.api.v1.EmailVerdict;
import org.marketingmetrics.api.v1.ReferenceSource;
import org.marketingmetrics.core.advice.email.Diagnosis;
import org.marketingmetrics.core.advice.email.MailReference;
import org.marketingmetrics.core.advice.email.RateStanding;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.funnel.FunnelStepProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** Diagnoses on the wire. */
final class EmailAdviceProtos {
  private EmailAdviceProtos() {}

  static DiagnoseEmailResponse toProto(Diagnosis diagnosis, Texts texts) {
    MetricValueProtos values = new MetricValueProtos(texts);
    WarningProtos warnings = new WarningProtos(texts);
    BenchmarkProtos benchmarks = new BenchmarkProtos(texts);
    FunnelStepProtos steps = new FunnelStepProtos(texts);
    DiagnoseEmailResponse.Builder proto =
        DiagnoseEmailResponse.newBuilder()
            .setVerdict(EnumProtos.toProto(EmailVerdict.class, diagnosis.verdict()))
            .setRow(diagnosis.row() == null ? 0 : diagnosis.row().number())
            .setDataRevision(diagnosis.revision());
    diagnosis.steps().forEach(step -> proto.addSteps(steps.toProto(step)));
    diagnosis.standings().forEach(one -> proto.addStandings(standing(one, values)));
    diagnosis.findings().forEach(found -> proto.addFindings(finding(found, texts)));
    diagnosis.advice().forEach(advised -> proto.addRecommendations(advised(advised, texts)));
    diagnosis.history().forEach(one -> proto.addHistory(benchmarks.toProto(one)));
    diagnosis.warnings().forEach(warning -> proto.addWarnings(warnings.toProto(warning)));
    return proto.build();
  }

  private static EmailStanding standing(RateStanding standing, MetricValueProtos values) {
    EmailStanding.Builder proto =
        EmailStanding.newBuilder().setValue(values.toProto(standing.value()));
    if (standing.reference() != null) {
      proto.setReference(reference(standing.reference()));
    }
    if (standing.level() != null) {
      proto.setLevel(EnumProtos.toProto(EmailLevel.class, standing.level()));
    }
    if (standing.proof() != null) {
      proto.setEvidence(EnumProtos.toProto(EmailEvidence.class, standing.proof()));
    }
    if (standing.messagesToSettle() != null) {
      proto.setMessagesToSettle(standing.messagesToSettle());
    }
    return proto.build();
  }

  private static ChosenReference reference(MailReference reference) {
    return ChosenReference.newBuilder()
        .setSource(EnumProtos.toProto(ReferenceSource.class, reference.kind()))
        .setThreshold(reference.threshold().doubleValue())
        .setBenchmark(reference.benchmark())
        .setGroups(reference.sends())
        .build();
  }

  private static EmailFinding finding(Diagnosis.Found found, Texts texts) {
    EmailFinding.Builder proto =
        EmailFinding.newBuilder()
            .setCode(EnumProtos.toProto(EmailFindingCode.class, found.finding()))
            .setSettled(found.settled())
            .addAllDecidedBy(found.decidedBy().stream().map(MetricId::id).toList())
            .setText(text(found, texts));
    if (found.messagesToSettle() != null) {
      proto.setMessagesToSettle(found.messagesToSettle());
    }
    return proto.build();
  }

  /** What is not settled is never told as found: the sentence says what would settle it. */
  private static String text(Diagnosis.Found found, Texts texts) {
    String text = texts.text("finding", found.finding());
    if (found.settled()) {
      return text;
    }
    Long messages = found.messagesToSettle();
    return messages == null
        ? texts.sentence("finding.OPEN", text)
        : texts.sentence("finding.NOT_SETTLED", "%,d".formatted(messages), text);
  }

  private static EmailRecommendation advised(Diagnosis.Advised advised, Texts texts) {
    return EmailRecommendation.newBuilder()
        .setCode(EnumProtos.toProto(EmailAdviceCode.class, advised.advice()))
        .setBecause(EnumProtos.toProto(EmailFindingCode.class, advised.because()))
        .setSettled(advised.settled())
        .setFalsifier(FalsifierProtos.toProto(advised.falsifier(), texts))
        .setText(texts.text("advice", advised.advice()))
        .build();
  }
}
