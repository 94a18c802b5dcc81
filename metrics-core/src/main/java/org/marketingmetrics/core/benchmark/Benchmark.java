package org.marketingmetrics.core.benchmark;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.workspace.ResourceName;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * A reference with its scope, age and source (domain rules B, record).
 *
 * @param owner workspace whose own it is; null for one that is built in
 * @param id last part of its name
 * @param metrics what it may be meant for; several when the source does not say which
 * @param variantUnspecified true when the source does not say which variant of the definition it
 *     used
 * @param basis what the source states of the identity fields
 * @param scope where it applies
 * @param reference the figures
 * @param yearMeasured null when not stated
 * @param yearPublished null when not stated
 * @param source who published it
 * @param originalSource whom the source cites, empty when nobody
 * @param sampleSize number of things measured; null when not stated
 * @param validFrom first day of validity; null for always
 * @param validTo last day of validity; null when open
 * @param noteEn what to know about it, in English; empty when nothing
 * @param noteRu the same in Russian
 */
public record Benchmark(
    @Nullable WorkspaceId owner,
    String id,
    List<MetricId> metrics,
    boolean variantUnspecified,
    Basis basis,
    BenchmarkScope scope,
    Reference reference,
    @Nullable Integer yearMeasured,
    @Nullable Integer yearPublished,
    String source,
    String originalSource,
    @Nullable Long sampleSize,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    String noteEn,
    String noteRu) {
  public Benchmark {
    metrics = List.copyOf(metrics);
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("benchmark %s is of no metric".formatted(id));
    }
  }

  /** The name callers know it by, {@code benchmarks/b} or {@code workspaces/w/benchmarks/b}. */
  public String name() {
    return owner == null ? "benchmarks/" + id : ResourceName.benchmark(owner, id).text();
  }

  /** The year its age counts from: measured, else published; null when neither is stated. */
  public @Nullable Integer year() {
    return yearMeasured != null ? yearMeasured : yearPublished;
  }

  /** True when the day lies in the time of validity. */
  public boolean isValidOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }
}
