package org.marketingmetrics.core.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.value.DataQuality;
import org.marketingmetrics.core.value.Warning;

/**
 * What surrounds the sums of a value and goes into its envelope.
 *
 * @param basis the identity fields the sums agree on
 * @param confidence level of intervals, above 0 and below 1
 * @param warnings found so far
 * @param quality what the sums are made of; null for numbers given by the caller
 * @param intervalRule where the value stands
 */
public record ValueContext(
    Basis basis,
    double confidence,
    List<Warning> warnings,
    @Nullable DataQuality quality,
    IntervalRule intervalRule) {
  /** Confidence level when nothing else is asked. */
  public static final double DEFAULT_CONFIDENCE = 0.95;

  public ValueContext {
    warnings = List.copyOf(warnings);
  }

  /** Numbers given by the caller: a basis and nothing else. */
  public static ValueContext of(Basis basis) {
    return new ValueContext(basis, DEFAULT_CONFIDENCE, List.of(), null, IntervalRule.QUERY);
  }

  /** The same with other warnings. */
  public ValueContext withWarnings(List<Warning> newWarnings) {
    return new ValueContext(basis, confidence, newWarnings, quality, intervalRule);
  }
}
