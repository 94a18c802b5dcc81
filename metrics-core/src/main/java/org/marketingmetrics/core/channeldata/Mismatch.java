package org.marketingmetrics.core.channeldata;

import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.CompareDefinitions;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionComparison;
import org.marketingmetrics.core.channeldata.rows.NeedOutcome;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.NullReason;

/** The failure of a question all of whose values would mix definitions. */
public final class Mismatch {
  private Mismatch() {}

  /**
   * Names two of the bases that would be mixed, as the detail of the failure.
   *
   * @param definition what is asked for, or the first of it
   * @param outcomes of the measures asked for; at least one is a mismatch
   */
  public static MetricsException of(
      Catalog catalog, Definition definition, List<NeedOutcome> outcomes) {
    List<Basis> bases =
        outcomes.stream()
            .filter(outcome -> outcome.nullReason() == NullReason.DEFINITION_MISMATCH)
            .findFirst()
            .orElseThrow()
            .nullDetail()
            .bases();
    DefinitionComparison pair = new CompareDefinitions(catalog).compareBases(definition, bases);
    return MetricsException.of(
            ErrorReason.DEFINITION_MISMATCH,
            "%s is counted by different definitions (%s); name one in basis, ask one source, or set acknowledge_definition_mismatch"
                .formatted(definition.id(), differences(pair)))
        .with("left", definition.id())
        .with("right", definition.id())
        .detail(pair.mismatch())
        .build();
  }

  private static String differences(DefinitionComparison pair) {
    return pair.differences().stream()
        .map(
            difference ->
                "%s %s and %s"
                    .formatted(difference.field().id(), difference.left(), difference.right()))
        .collect(Collectors.joining(", "));
  }
}
