package org.marketingmetrics.core.benchmark;

import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.catalog.DifferenceEffect;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** The failures of a benchmark that the caller names and that does not apply. */
final class BenchmarkRefusals {
  private BenchmarkRefusals() {}

  static MetricsException definition(Benchmark benchmark, Applicability.OtherDefinition other) {
    DefinitionIdentity value = other.comparison().left();
    String advice =
        other.comparison().effect() == DifferenceEffect.FORBIDS
            ? "name a benchmark of the same metric"
            : "convert the value, or set acknowledge_definition_mismatch";
    return MetricsException.of(
            ErrorReason.BENCHMARK_DEFINITION_MISMATCH,
            "benchmark %s is of %s (%s), the value of %s (%s); %s"
                .formatted(
                    benchmark.name(),
                    other.comparison().right().definition().id(),
                    other.comparison().right().expression(),
                    value.definition().id(),
                    value.expression(),
                    advice))
        .with("benchmark", benchmark.name())
        .with("metric", value.definition().id())
        .detail(other.comparison().mismatch())
        .build();
  }

  static MetricsException channel(Benchmark benchmark, Applicability.OtherChannel other) {
    return MetricsException.of(
            ErrorReason.BENCHMARK_CHANNEL_MISMATCH,
            "benchmark %s is of the channel %s, the value of %s; name a benchmark of %s"
                .formatted(benchmark.name(), other.ofBenchmark(), other.ofValue(), other.ofValue()))
        .with("benchmark", benchmark.name())
        .with("benchmark_channel", other.ofBenchmark())
        .with("channel", other.ofValue())
        .build();
  }
}
