package org.marketingmetrics.core.benchmark;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.marketingmetrics.core.channeldata.DimensionFilter;
import org.marketingmetrics.core.value.MetricValue;

/**
 * The benchmarks beside the values of one answer.
 *
 * @param evaluate the rules
 * @param benchmarks the records
 * @param scope where the values belong
 * @param periodEnd last day of their period
 * @param acknowledged true to allow another definition of the same family
 */
public record ScopedBenchmarks(
    EvaluateBenchmark evaluate,
    BenchmarkCatalog benchmarks,
    BenchmarkScope scope,
    LocalDate periodEnd,
    boolean acknowledged) {

  /**
   * The evaluations of a value; none where it is null or no metric of the catalogue.
   *
   * @param dimensions of the value's row; they fill what the scope leaves open
   */
  public List<BenchmarkEvaluation> of(MetricValue value, Map<String, String> dimensions) {
    if (value.definition().isEmpty() || value.value() == null) {
      return List.of();
    }
    EvaluateBenchmark.Request request =
        new EvaluateBenchmark.Request(
            value,
            scope.filledFrom(dimensions),
            periodEnd,
            List.of(),
            acknowledged,
            java.math.BigDecimal.ZERO);
    return evaluate.evaluate(request, benchmarks).evaluations();
  }

  /** What filters to one value say about the rows kept. */
  public static Map<String, String> dimensions(Collection<DimensionFilter> filters) {
    Map<String, String> dimensions = new java.util.TreeMap<>();
    for (DimensionFilter filter : filters) {
      if (!filter.exclude() && filter.values().size() == 1) {
        dimensions.put(filter.dimension(), filter.values().iterator().next());
      }
    }
    return dimensions;
  }
}
