package org.marketingmetrics.server.comparison;

import org.marketingmetrics.api.v1.PlanSampleRequest;
import org.marketingmetrics.api.v1.PlanSampleResponse;
import org.marketingmetrics.core.comparison.MinimumData;
import org.marketingmetrics.core.comparison.PlanSample;
import org.marketingmetrics.core.comparison.PlanSample.Question;
import org.marketingmetrics.core.comparison.PlanSample.Target;
import org.marketingmetrics.core.comparison.TestSettings;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.server.text.Texts;

/** PlanSample from request to answer. */
final class PlanProtos {
  private PlanProtos() {}

  static PlanSample.Request fromProto(PlanSampleRequest request) {
    double confidence =
        request.hasConfidenceLevel()
            ? request.getConfidenceLevel()
            : TestSettings.DEFAULT.confidence();
    return new PlanSample.Request(
        target(request),
        question(request),
        1 - confidence,
        request.hasPower() ? request.getPower() : MinimumData.DEFAULT.power(),
        Math.max(1, request.getComparisons()),
        Math.max(1, request.getPlannedLooks()),
        TestSettingsProtos.spending(request.getSpending()),
        request.hasSizePerDay() ? request.getSizePerDay() : null);
  }

  private static Target target(PlanSampleRequest request) {
    return switch (request.getTargetCase()) {
      case RATE -> new Target.Rate(request.getRate().getBase());
      case RATIO ->
          new Target.Ratio(request.getRatio().getBase(), request.getRatio().getVariancePerUnit());
      case TARGET_NOT_SET -> throw MetricsException.invalidField("target", "set rate or ratio");
    };
  }

  private static Question question(PlanSampleRequest request) {
    return switch (request.getQuestionCase()) {
      case DIFFERENCE -> new Question.HowMany(request.getDifference());
      case RELATIVE_DIFFERENCE -> new Question.HowMany(relative(request));
      case SIZE_PER_ARM -> new Question.HowSmall(request.getSizePerArm());
      case QUESTION_NOT_SET ->
          throw MetricsException.invalidField(
              "question", "set difference, relative_difference or size_per_arm");
    };
  }

  private static double relative(PlanSampleRequest request) {
    double base = request.hasRate() ? request.getRate().getBase() : request.getRatio().getBase();
    if (base == 0) {
      throw MetricsException.invalidField(
          "relative_difference", "no part of a base of 0 is a difference; say difference");
    }
    return base * request.getRelativeDifference();
  }

  static PlanSampleResponse toProto(PlanSample.Result result, Texts texts) {
    PlanSampleResponse.Builder proto =
        PlanSampleResponse.newBuilder()
            .setSizePerArm(result.perArm())
            .setSize(result.total())
            .setDifference(result.difference())
            .setErrorPerComparison(result.alphaPerComparison())
            .setInflation(result.inflation())
            .addAllBounds(result.bounds())
            .addAllAssumptions(new DifferenceProtos(texts).assumptions(result.assumptions()));
    if (result.relativeDifference() != null) {
      proto.setRelativeDifference(result.relativeDifference());
    }
    if (result.days() != null) {
      proto.setDays(result.days());
    }
    return proto.build();
  }
}
