package org.marketingmetrics.core.comparison;

import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionMismatch;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.NullReason;

/** Questions that have no answer at all, and what would give them one. */
final class Refusals {
  private Refusals() {}

  /**
   * Fails for a metric that is a model.
   *
   * @throws MetricsException INVALID_FIELD
   */
  static void requireSums(Definition definition) {
    if (definition instanceof Metric metric && metric.formula() instanceof Formula.Model) {
      throw MetricsException.invalidField(
          "metric",
          "%s is a model with inputs of its own, which no rows hold; compare a rate or ratio"
              .formatted(metric.id()));
    }
  }

  /**
   * Fails when every comparison would be of two definitions.
   *
   * @throws MetricsException DEFINITION_MISMATCH with the last two
   */
  static void requireSomeComparable(List<Difference> differences) {
    DefinitionMismatch mismatch = null;
    for (Difference difference : differences) {
      if (difference.absence() == null || difference.absence().mismatch() == null) {
        return;
      }
      mismatch = difference.absence().mismatch();
    }
    if (mismatch != null) {
      throw mismatch(mismatch);
    }
  }

  /** Nothing of what is to be compared is counted alike. */
  static MetricsException mismatch(DefinitionMismatch mismatch) {
    String id = mismatch.left().definition().id();
    String differences =
        mismatch.differences().stream()
            .map(
                difference ->
                    "%s %s and %s"
                        .formatted(difference.field().id(), difference.left(), difference.right()))
            .collect(Collectors.joining(", "));
    return MetricsException.of(
            ErrorReason.DEFINITION_MISMATCH,
            "%s is counted by different definitions (%s); name one in basis, or set acknowledge_definition_mismatch"
                .formatted(id, differences))
        .with("left", id)
        .with("right", mismatch.right().definition().id())
        .detail(mismatch)
        .build();
  }

  /**
   * A period has no value to explain a change from or to.
   *
   * @param period {@code date_range} or {@code comparison_range}
   */
  static MetricsException notComparable(String metric, String period, NullReason reason) {
    return MetricsException.of(
            ErrorReason.NOT_COMPARABLE,
            "%s has no value in %s (%s), so there is no change to explain; choose a period that has one"
                .formatted(metric, period, reason))
        .with("metric", metric)
        .with("period", period)
        .with("null_reason", reason.name())
        .build();
  }
}
