package org.marketingmetrics.core.advice.priority;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.Falsifier;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Warning;

/**
 * What to work on first, and why.
 *
 * @param priority the answer
 * @param blocker why an early line decided; null when the uplifts did
 * @param lines every line of the procedure, in order
 * @param missing what is missing: ids of measures, {@code target_ctr}, {@code target_cvr}
 * @param steps impressions, clicks, orders
 * @param ctr click-through rate with its interval
 * @param cvr conversion rate with its interval
 * @param targetCtr null when missing
 * @param targetCvr null when missing
 * @param ctrGapSettled true when the interval lies below the target
 * @param cvrGapSettled the same of the conversion rate
 * @param uplifts null when inputs are missing
 * @param currency of the money
 * @param cpc price of a click; null when not known
 * @param testing null without a period or a target above the rate
 * @param levers what to try
 * @param falsifiers what would show it wrong
 * @param history stale benchmarks that could have been targets
 * @param warnings CRO_NOT_TESTABLE and those of the data
 * @param revision of the data that answered; 0 for numbers given
 */
public record Prioritized(
    Priority priority,
    @Nullable Blocker blocker,
    List<Line> lines,
    List<String> missing,
    List<FunnelStep> steps,
    MetricValue ctr,
    MetricValue cvr,
    @Nullable Target targetCtr,
    @Nullable Target targetCvr,
    boolean ctrGapSettled,
    boolean cvrGapSettled,
    @Nullable Uplifts uplifts,
    String currency,
    @Nullable Double cpc,
    @Nullable Testing testing,
    List<Lever> levers,
    List<Falsifier> falsifiers,
    List<BenchmarkEvaluation> history,
    List<Warning> warnings,
    long revision) {
  public Prioritized {
    lines = List.copyOf(lines);
    missing = List.copyOf(missing);
    steps = List.copyOf(steps);
    levers = List.copyOf(levers);
    falsifiers = List.copyOf(falsifiers);
    history = List.copyOf(history);
    warnings = List.copyOf(warnings);
  }

  /**
   * Whether an experiment on conversions could end.
   *
   * @param clicksIn4Weeks there are
   * @param clicksNeeded of both arms, to find the conversion rate's target
   */
  public record Testing(double clicksIn4Weeks, double clicksNeeded) {
    boolean isEnough() {
      return clicksIn4Weeks >= clicksNeeded;
    }
  }
}
