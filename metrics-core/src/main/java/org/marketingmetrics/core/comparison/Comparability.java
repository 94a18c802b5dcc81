package org.marketingmetrics.core.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.CompareDefinitions;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionComparison;
import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.catalog.DefinitionMismatch;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** Whether two values of one definition are counted alike (domain rules A, identity). */
final class Comparability {
  private final Definition definition;
  private final CompareDefinitions compare;
  private final boolean acknowledged;

  Comparability(Catalog catalog, Definition definition, boolean acknowledged) {
    this.definition = definition;
    this.compare = new CompareDefinitions(catalog);
    this.acknowledged = acknowledged;
  }

  /**
   * What was found.
   *
   * @param mismatch why the two must not be compared; null when they may
   * @param warnings what to know when they are
   */
  record Finding(@Nullable DefinitionMismatch mismatch, List<Warning> warnings) {
    private static final Finding ALIKE = new Finding(null, List.of());
  }

  Finding find(MetricValue one, MetricValue other) {
    if (one.nullReason() == NullReason.DEFINITION_MISMATCH
        || other.nullReason() == NullReason.DEFINITION_MISMATCH) {
      return new Finding(within(one, other), List.of());
    }
    if (one.value() == null || other.value() == null || one.basis().equals(other.basis())) {
      return Finding.ALIKE;
    }
    DefinitionComparison comparison =
        compare.compareBases(
            DefinitionIdentity.of(definition, one.basis()),
            DefinitionIdentity.of(definition, other.basis()));
    return switch (comparison.effect()) {
      case NONE -> Finding.ALIKE;
      case WARNS -> new Finding(null, List.of(warning(WarningCode.BASIS_UNSPECIFIED, comparison)));
      case REFUSES ->
          acknowledged
              ? new Finding(
                  null, List.of(warning(WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED, comparison)))
              : new Finding(comparison.mismatch(), List.of());
      case FORBIDS -> new Finding(comparison.mismatch(), List.of());
    };
  }

  /** One side mixes definitions in itself: the two that it mixes. */
  private DefinitionMismatch within(MetricValue one, MetricValue other) {
    MetricValue mixed = one.nullReason() == NullReason.DEFINITION_MISMATCH ? one : other;
    return compare.compareBases(definition, mixed.nullDetail().bases()).mismatch();
  }

  private static Warning warning(WarningCode code, DefinitionComparison comparison) {
    return new Warning(code, comparison.bases());
  }

  /** True when the two may be compared. */
  boolean areAlike(MetricValue one, MetricValue other) {
    return find(one, other).mismatch() == null;
  }
}
