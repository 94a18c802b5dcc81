package org.marketingmetrics.core.advice.email;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.benchmark.Benchmark;
import org.marketingmetrics.core.benchmark.BenchmarkEvaluation;
import org.marketingmetrics.core.benchmark.Reference;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.statistics.Quantiles;
import org.marketingmetrics.core.value.MetricValue;

/**
 * Chooses what each rate is held against: the caller's own baseline, else the median of the sends
 * before, else a target, else a fresh benchmark (domain rules F1).
 *
 * <p>Benchmarks of different industries never hold together: an open rate of e-commerce and a
 * click-to-open rate of all industries are averages of different messages. Of such only those that
 * share the industry of the first are taken.
 */
final class EmailReferences {
  private static final BigDecimal MEDIAN = new BigDecimal("0.5");
  private static final String ALL_INDUSTRIES = "all";

  private final Map<MetricId, MailReference> chosen = new LinkedHashMap<>();
  private final List<BenchmarkEvaluation> history = new ArrayList<>();
  private boolean inconsistent;
  private @Nullable String industry;

  /**
   * Chooses.
   *
   * @param values the rates to hold
   * @param stated by the caller
   * @param earlier values of the sends before, by rate
   * @param minimumSends fewer make no median
   */
  EmailReferences(
      Map<MetricId, MetricValue> values,
      Map<MetricId, StatedReference> stated,
      Map<MetricId, List<Double>> earlier,
      int minimumSends,
      ScopedBenchmarks benchmarks) {
    for (MetricId metric : MailRates.ALL) {
      MetricValue value = java.util.Objects.requireNonNull(values.get(metric));
      List<Double> sends = earlier.getOrDefault(metric, List.of());
      own(stated.get(metric), sends, minimumSends)
          .or(() -> ofBenchmarks(value, benchmarks))
          .ifPresent(reference -> chosen.put(metric, reference));
    }
  }

  private static Optional<MailReference> own(
      @Nullable StatedReference stated, List<Double> sends, int minimumSends) {
    if (stated != null && stated.isBaseline()) {
      return Optional.of(MailReference.of(MailReference.Kind.STATED_BASELINE, stated.threshold()));
    }
    if (sends.size() >= minimumSends) {
      double median =
          new Quantiles(sends.stream().mapToDouble(Double::doubleValue).toArray()).linear(0.5);
      return Optional.of(
          new MailReference(
              MailReference.Kind.OWN_MEDIAN, BigDecimal.valueOf(median), "", sends.size()));
    }
    return Optional.ofNullable(stated)
        .map(target -> MailReference.of(MailReference.Kind.TARGET, target.threshold()));
  }

  private Optional<MailReference> ofBenchmarks(MetricValue value, ScopedBenchmarks benchmarks) {
    Optional<MailReference> found = Optional.empty();
    for (BenchmarkEvaluation evaluation : benchmarks.of(value, Map.of())) {
      switch (evaluation.use()) {
        case JUDGES -> {
          if (found.isEmpty()) {
            found = ofBenchmark(evaluation.benchmark());
          }
        }
        case HISTORY -> history.add(evaluation);
        case LISTED -> {}
      }
    }
    return found;
  }

  private Optional<MailReference> ofBenchmark(Benchmark benchmark) {
    BigDecimal threshold = threshold(benchmark.reference());
    if (threshold == null) {
      return Optional.empty();
    }
    String own = benchmark.scope().industry();
    String of = own.equals(ALL_INDUSTRIES) ? "" : own;
    if (industry != null && !industry.equals(of)) {
      inconsistent = true;
      return Optional.empty();
    }
    industry = of;
    return Optional.of(
        new MailReference(MailReference.Kind.BENCHMARK, threshold, benchmark.name(), 0));
  }

  /** The lower end of a range, a mean, a median; a limit is no average. */
  private static @Nullable BigDecimal threshold(Reference reference) {
    return switch (reference) {
      case Reference.Range range -> range.lower();
      case Reference.Mean mean -> mean.mean();
      case Reference.Quantiles quantiles -> quantiles.at(MEDIAN);
      case Reference.Limit limit -> null;
    };
  }

  Map<MetricId, MailReference> chosen() {
    return chosen;
  }

  List<BenchmarkEvaluation> history() {
    return history;
  }

  boolean areInconsistent() {
    return inconsistent;
  }
}
