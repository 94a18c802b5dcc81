package org.marketingmetrics.core.advice.email;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.Falsifier;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.funnel.FunnelStep;
import org.marketingmetrics.core.funnel.Violation;
import org.marketingmetrics.core.value.Warning;

/**
 * What is found about mailings.
 *
 * @param verdict whether anything can be found
 * @param violation why the counts cannot be right; null otherwise
 * @param steps sent, delivered, opened, clicked
 * @param standings the rates beside their references, in the order of {@link MailRates#ALL}
 * @param row of the tree, by the rates themselves; null without references
 * @param findings in order; what is not settled must not be told as found
 * @param advice in the order in which to try it, each once
 * @param history stale benchmarks, for information
 * @param warnings about the answer
 * @param revision of the data that answered; 0 for numbers given
 */
public record Diagnosis(
    Verdict verdict,
    @Nullable Violation violation,
    List<FunnelStep> steps,
    List<RateStanding> standings,
    @Nullable EmailRow row,
    List<Found> findings,
    List<Advised> advice,
    List<BenchmarkEvaluation> history,
    List<Warning> warnings,
    long revision) {
  public Diagnosis {
    steps = List.copyOf(steps);
    standings = List.copyOf(standings);
    findings = List.copyOf(findings);
    advice = List.copyOf(advice);
    history = List.copyOf(history);
    warnings = List.copyOf(warnings);
  }

  /** Whether anything can be found. */
  public enum Verdict {
    /** The row holds; each finding says whether it is settled. */
    DIAGNOSED,
    /** Nothing was delivered, or the counts are missing. */
    NO_DATA,
    /** The counts contradict each other. */
    VIOLATION,
    /** The row is given, and nothing is settled: too few messages. */
    INSUFFICIENT_DATA,
    /** A rate of the row has no reference; state a baseline or a target. */
    NO_REFERENCE
  }

  /**
   * A finding.
   *
   * @param finding what
   * @param settled true when the interval of every rate that decides it leaves its reference out
   * @param decidedBy the rates that decide it
   * @param messagesToSettle how many more messages would settle it at the same rates; 0 when it is
   *     settled; null when no number would
   */
  public record Found(
      EmailFinding finding,
      boolean settled,
      List<MetricId> decidedBy,
      @Nullable Long messagesToSettle) {
    public Found {
      decidedBy = List.copyOf(decidedBy);
    }
  }

  /**
   * Something to do.
   *
   * @param advice what
   * @param because of which finding
   * @param settled whether that finding is settled
   * @param falsifier what would show it wrong
   */
  public record Advised(
      EmailAdvice advice, EmailFinding because, boolean settled, Falsifier falsifier) {}
}
