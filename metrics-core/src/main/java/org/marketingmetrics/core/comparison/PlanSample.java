package org.marketingmetrics.core.comparison;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.statistics.AlphaSpending;
import org.marketingmetrics.core.statistics.GroupSequential;
import org.marketingmetrics.core.statistics.SampleSize;

/**
 * Plans an experiment of two equal arms (domain rules E7): how many trials or units it takes to
 * find a difference, or which difference a given number finds. Reads no data.
 */
public final class PlanSample {
  /** What is measured. */
  public sealed interface Target {
    /**
     * A rate.
     *
     * @param base of the arm without change, 0 to 1
     */
    record Rate(double base) implements Target {}

    /**
     * A ratio or money per unit.
     *
     * @param base of the arm without change
     * @param variancePerUnit variance of one unit's part: the squared standard error of the ratio
     *     times the units it was computed from
     */
    record Ratio(double base, double variancePerUnit) implements Target {}
  }

  /** What is asked for. */
  public sealed interface Question {
    /**
     * How many for a difference.
     *
     * @param difference from the base, not 0, in the unit of the base
     */
    record HowMany(double difference) implements Question {}

    /**
     * Which difference for a number.
     *
     * @param perArm trials or units of each arm
     */
    record HowSmall(double perArm) implements Question {}
  }

  /**
   * A question.
   *
   * @param target what is measured
   * @param question what is asked
   * @param alpha error that is allowed over all comparisons, two-sided
   * @param power chance to find the difference
   * @param comparisons arms that are compared with the base; the error is shared among them
   * @param looks planned looks, 1 for one at the end
   * @param spending how the error is spread over the looks
   * @param perDay trials or units of both arms a day; null when not known
   */
  public record Request(
      Target target,
      Question question,
      double alpha,
      double power,
      int comparisons,
      int looks,
      AlphaSpending spending,
      @Nullable Double perDay) {}

  /**
   * The answer.
   *
   * @param perArm trials or units of each arm, whole
   * @param total of both arms
   * @param difference that is found with the stated power, in the unit of the base
   * @param relativeDifference the same as a part of the base; null when the base is 0
   * @param alphaPerComparison error of each comparison
   * @param inflation how many times as many the looks cost
   * @param bounds of the looks in standard errors; empty for one look
   * @param days until all data are there, whole; null when the traffic is not known
   * @param assumptions what has to be true
   */
  public record Result(
      double perArm,
      double total,
      double difference,
      @Nullable Double relativeDifference,
      double alphaPerComparison,
      double inflation,
      List<Double> bounds,
      @Nullable Double days,
      List<Assumption> assumptions) {
    public Result {
      bounds = List.copyOf(bounds);
      assumptions = List.copyOf(assumptions);
    }
  }

  /**
   * Answers a question.
   *
   * @throws MetricsException INVALID_FIELD for a difference of 0, one that leaves 0 to 1, or a
   *     number too small to find anything
   */
  public Result run(Request request) {
    double alpha = request.alpha() / request.comparisons();
    List<Double> bounds = List.of();
    double inflation = 1;
    if (request.looks() > 1) {
      GroupSequential plan = GroupSequential.of(alpha, shares(request), request.spending());
      bounds = plan.bounds();
      inflation = plan.inflation(request.power());
    }
    SampleSize size = new SampleSize(alpha, request.power());
    double difference;
    double perArm;
    switch (request.question()) {
      case Question.HowMany many -> {
        difference = many.difference();
        perArm = Math.max(1, Math.ceil(inflation * plain(size, request.target(), difference)));
      }
      case Question.HowSmall small -> {
        perArm = small.perArm();
        difference = detectable(size, request.target(), perArm / inflation);
      }
    }
    double base = base(request.target());
    Double perDay = request.perDay();
    return new Result(
        perArm,
        2 * perArm,
        difference,
        base == 0 ? null : difference / base,
        alpha,
        inflation,
        bounds,
        perDay == null ? null : Math.ceil(2 * perArm / perDay),
        List.of(
            request.target() instanceof Target.Rate
                ? Assumption.INDEPENDENT_TRIALS
                : Assumption.INDEPENDENT_UNITS,
            Assumption.EQUAL_ARMS,
            Assumption.DISJOINT_AUDIENCES,
            request.looks() > 1 ? Assumption.PLANNED_LOOKS : Assumption.ONE_LOOK));
  }

  private static List<Double> shares(Request request) {
    return IntStream.rangeClosed(1, request.looks())
        .mapToObj(look -> (double) look / request.looks())
        .toList();
  }

  private static double base(Target target) {
    return switch (target) {
      case Target.Rate rate -> rate.base();
      case Target.Ratio ratio -> ratio.base();
    };
  }

  private static double plain(SampleSize size, Target target, double difference) {
    if (difference == 0) {
      throw MetricsException.invalidField(
          "difference", "no number of trials tells equal values apart; name a difference");
    }
    return switch (target) {
      case Target.Rate rate -> {
        double other = rate.base() + difference;
        if (!(other >= 0 && other <= 1)) {
          throw MetricsException.invalidField(
              "difference", "a rate of %s is none; stay between 0 and 1".formatted(other));
        }
        yield size.perArm(rate.base(), other);
      }
      case Target.Ratio ratio -> size.perArmOfRatio(ratio.variancePerUnit(), difference);
    };
  }

  private static double detectable(SampleSize size, Target target, double perArm) {
    OptionalDouble found =
        switch (target) {
          case Target.Rate rate -> size.detectableAbove(rate.base(), perArm);
          case Target.Ratio ratio ->
              OptionalDouble.of(size.detectableOfRatio(ratio.variancePerUnit(), perArm));
        };
    return found.orElseThrow(
        () ->
            MetricsException.invalidField(
                "size_per_arm", "so few trials would not even find a rate of 1; name more"));
  }
}
