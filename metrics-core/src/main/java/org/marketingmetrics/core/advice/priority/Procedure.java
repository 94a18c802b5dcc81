package org.marketingmetrics.core.advice.priority;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.Falsifier;
import org.marketingmetrics.core.advice.Trialing;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.funnel.Violation;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/**
 * The procedure of domain rules F2, line by line: the first decisive line ends it, traffic only
 * warns. Pure arithmetic.
 */
final class Procedure {
  private static final double DAYS_OF_4_WEEKS = 28;

  private final Input input;
  private final PriorityRules rules;
  private final Map<Line.Rule, Line.Outcome> outcomes = new EnumMap<>(Line.Rule.class);
  private final List<Warning> warnings;

  private Procedure(Input input, PriorityRules rules) {
    this.input = input;
    this.rules = rules;
    this.warnings = new ArrayList<>(input.warnings());
  }

  /**
   * What is known.
   *
   * @param steps impressions, clicks, orders, with the violations between them
   * @param sessions null when not known
   * @param revenue null when not known
   * @param adSpend null when not known
   * @param ctr click-through rate
   * @param cvr conversion rate
   * @param targetCtr null when there is none
   * @param targetCvr null when there is none
   * @param days of the period; 0 when not known
   */
  record Input(
      List<FunnelStep> steps,
      @Nullable Quantity sessions,
      @Nullable Quantity revenue,
      @Nullable Quantity adSpend,
      MetricValue ctr,
      MetricValue cvr,
      @Nullable Target targetCtr,
      @Nullable Target targetCvr,
      Economics economics,
      long days,
      List<BenchmarkEvaluation> history,
      List<Warning> warnings,
      long revision) {}

  static Prioritized run(Input input, PriorityRules rules) {
    return new Procedure(input, rules).run();
  }

  private Prioritized run() {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      outcomes.put(Line.Rule.REQUIRED_INPUTS, Line.Outcome.DECIDES);
      return answer(Priority.MISSING_INPUTS, Blocker.INPUTS_MISSING, missing, null, null);
    }
    outcomes.put(Line.Rule.REQUIRED_INPUTS, Line.Outcome.PASSED);
    Uplifts uplifts = uplifts();
    Prioritized.Testing testing = testing();
    Blocker blocker = tracking();
    outcomes.put(Line.Rule.TRACKING, blocker == null ? Line.Outcome.PASSED : Line.Outcome.DECIDES);
    if (blocker != null) {
      return answer(Priority.FIX_MEASUREMENT, blocker, missing, uplifts, testing);
    }
    if (losesByClick(uplifts)) {
      return answer(
          Priority.CRO, Blocker.NEGATIVE_CONTRIBUTION_PER_CLICK, missing, uplifts, testing);
    }
    if (input.economics().goal() == Economics.Goal.TRAFFIC) {
      outcomes.put(Line.Rule.GOAL, Line.Outcome.DECIDES);
      return answer(Priority.CTRO, Blocker.GOAL_IS_TRAFFIC, missing, uplifts, testing);
    }
    outcomes.put(Line.Rule.GOAL, Line.Outcome.PASSED);
    traffic(testing);
    outcomes.put(Line.Rule.UPLIFTS, Line.Outcome.DECIDES);
    return answer(uplifts.larger(ExactRatio.of(rules.tieShare())), null, missing, uplifts, testing);
  }

  /** Zero clicks or orders leave a rate or the order value without a number. */
  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (FunnelStep step : input.steps()) {
      Quantity count = count(step);
      if (count == null || count.number().signum() <= 0) {
        missing.add(step.measure().id());
      }
    }
    if (input.revenue() == null) {
      missing.add("revenue");
    }
    if (input.targetCtr() == null) {
      missing.add("target_ctr");
    }
    if (input.targetCvr() == null) {
      missing.add("target_cvr");
    }
    return missing;
  }

  private static @Nullable Quantity count(FunnelStep step) {
    return step.count().value() == null ? null : step.count().numerator();
  }

  private ExactRatio number(int step) {
    return ExactRatio.of(Objects.requireNonNull(count(input.steps().get(step))).number());
  }

  private Uplifts uplifts() {
    ExactRatio impressions = number(0);
    ExactRatio clicks = number(1);
    ExactRatio orders = number(2);
    ExactRatio revenue = ExactRatio.of(Objects.requireNonNull(input.revenue()).number());
    BigDecimal margin = input.economics().margin();
    return Uplifts.of(
        new Uplifts.Factors(
            impressions, clicks.over(impressions), orders.over(clicks), revenue.over(orders)),
        new Uplifts.Aims(
            ExactRatio.of(Objects.requireNonNull(input.targetCtr()).value()),
            ExactRatio.of(Objects.requireNonNull(input.targetCvr()).value()),
            margin == null ? null : ExactRatio.of(margin),
            cpc(clicks),
            input.economics().cpcElasticity()));
  }

  private @Nullable ExactRatio cpc(ExactRatio clicks) {
    BigDecimal stated = input.economics().cpc();
    if (stated != null) {
      return ExactRatio.of(stated);
    }
    Quantity spend = input.adSpend();
    return spend == null ? null : ExactRatio.of(spend.number()).over(clicks);
  }

  private @Nullable Blocker tracking() {
    boolean contradict =
        input.steps().stream()
            .map(FunnelStep::violation)
            .filter(Objects::nonNull)
            .anyMatch(violation -> violation.severity() == Violation.Severity.ERROR);
    if (contradict) {
      return Blocker.COUNTS_CONTRADICT;
    }
    Quantity sessions = input.sessions();
    if (sessions == null || input.economics().sessionsExplained()) {
      return null;
    }
    ExactRatio perClick = ExactRatio.of(sessions.number()).over(number(1));
    boolean odd =
        perClick.compareTo(ExactRatio.of(rules.fewestSessionsPerClick())) < 0
            || perClick.compareTo(ExactRatio.of(rules.mostSessionsPerClick())) > 0;
    return odd ? Blocker.SESSIONS_PER_CLICK : null;
  }

  private boolean losesByClick(Uplifts uplifts) {
    ExactRatio left = uplifts.contributionPerClick();
    boolean loses = left != null && left.signum() <= 0;
    outcomes.put(
        Line.Rule.CONTRIBUTION_PER_CLICK,
        left == null ? Line.Outcome.SKIPPED : loses ? Line.Outcome.DECIDES : Line.Outcome.PASSED);
    return loses;
  }

  private Prioritized.@Nullable Testing testing() {
    Double now = input.cvr().value();
    double target = Objects.requireNonNull(input.targetCvr()).value().doubleValue();
    if (input.days() <= 0 || now == null || target <= now || now > 1) {
      return null;
    }
    return new Prioritized.Testing(
        number(1).doubleValue() / input.days() * DAYS_OF_4_WEEKS,
        2 * Math.ceil(Trialing.USUAL.perArm(now, target)));
  }

  private void traffic(Prioritized.@Nullable Testing testing) {
    if (testing == null) {
      outcomes.put(Line.Rule.TRAFFIC, Line.Outcome.SKIPPED);
    } else if (testing.isEnough()) {
      outcomes.put(Line.Rule.TRAFFIC, Line.Outcome.PASSED);
    } else {
      outcomes.put(Line.Rule.TRAFFIC, Line.Outcome.WARNS);
      warnings.add(
          Warning.of(
              WarningCode.CRO_NOT_TESTABLE,
              Map.of(
                  "clicks_in_4_weeks", String.valueOf(Math.round(testing.clicksIn4Weeks())),
                  "clicks_needed", String.valueOf(Math.round(testing.clicksNeeded())))));
    }
  }

  private Prioritized answer(
      Priority priority,
      @Nullable Blocker blocker,
      List<String> missing,
      @Nullable Uplifts uplifts,
      Prioritized.@Nullable Testing testing) {
    ExactRatio cpc = missing.isEmpty() ? cpc(number(1)) : null;
    return new Prioritized(
        priority,
        blocker,
        lines(),
        missing,
        input.steps(),
        input.ctr(),
        input.cvr(),
        input.targetCtr(),
        input.targetCvr(),
        isSettled(input.ctr(), input.targetCtr()),
        isSettled(input.cvr(), input.targetCvr()),
        uplifts,
        input.revenue() instanceof Quantity.Money money ? money.currency() : "",
        cpc == null ? null : cpc.doubleValue(),
        testing,
        Lever.of(priority),
        falsifiers(priority),
        input.history(),
        warnings,
        input.revision());
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Line.Rule rule : Line.Rule.values()) {
      lines.add(new Line(rule, outcomes.getOrDefault(rule, Line.Outcome.NOT_REACHED)));
    }
    return lines;
  }

  private static boolean isSettled(MetricValue value, @Nullable Target target) {
    Interval interval = value.interval();
    return interval != null
        && target != null
        && new BigDecimal(interval.upper()).compareTo(target.value()) < 0;
  }

  private List<Falsifier> falsifiers(Priority priority) {
    List<Falsifier> all = new ArrayList<>();
    if (priority == Priority.CTRO || priority == Priority.TIE) {
      all.add(falsifier(input.ctr(), input.targetCtr()));
    }
    if (priority == Priority.CRO || priority == Priority.TIE) {
      all.add(falsifier(input.cvr(), input.targetCvr()));
    }
    return all;
  }

  private static Falsifier falsifier(MetricValue value, @Nullable Target target) {
    return Falsifier.of(
        value.definition(), value.value(), target == null ? null : target.value().doubleValue());
  }
}
