package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/**
 * Says in what two definitions differ, whether their numbers may be compared, and what conversion
 * would make it legal (domain rules A, families).
 */
public final class CompareDefinitions {
  private final DefinitionFacts facts;
  private final BasisDifferences basisDifferences;
  private final ConversionFinder conversions;

  public CompareDefinitions(Catalog catalog) {
    this.facts = new DefinitionFacts(catalog);
    this.basisDifferences = new BasisDifferences(catalog);
    this.conversions = new ConversionFinder(catalog);
  }

  /** Compares any two definitions. */
  public DefinitionComparison compare(DefinitionIdentity left, DefinitionIdentity right) {
    List<DefinitionDifference> differences = new ArrayList<>();
    if (left.definition().id().equals(right.definition().id())) {
      addVersion(left.definition(), right.definition(), differences);
    } else {
      addFacts(left.definition(), right.definition(), differences);
    }
    basisDifferences.add(left, right, differences);
    return new DefinitionComparison(left, right, differences, conversions(left, right));
  }

  /** Compares only on what basis two definitions are counted. */
  public DefinitionComparison compareBases(DefinitionIdentity left, DefinitionIdentity right) {
    List<DefinitionDifference> differences = new ArrayList<>();
    basisDifferences.add(left, right, differences);
    return new DefinitionComparison(left, right, differences, List.of());
  }

  /**
   * The first two of several bases on which numbers of one definition must not be mixed; of bases
   * that may be mixed the first two.
   *
   * @param bases at least two
   */
  public DefinitionComparison compareBases(Definition definition, List<Basis> bases) {
    DefinitionIdentity first = DefinitionIdentity.of(definition, bases.getFirst());
    for (Basis one : bases) {
      for (Basis other : bases) {
        DefinitionComparison comparison =
            compareBases(
                DefinitionIdentity.of(definition, one), DefinitionIdentity.of(definition, other));
        if (!comparison.isComparable()) {
          return comparison;
        }
      }
    }
    return compareBases(first, DefinitionIdentity.of(definition, bases.get(1)));
  }

  private static void addVersion(
      Definition left, Definition right, List<DefinitionDifference> differences) {
    if (left.version() != right.version()) {
      differences.add(
          new DefinitionDifference(
              DefinitionField.VERSION,
              Integer.toString(left.version()),
              Integer.toString(right.version()),
              DifferenceEffect.REFUSES));
    }
  }

  private void addFacts(Definition left, Definition right, List<DefinitionDifference> differences) {
    Map<DefinitionField, String> ofLeft = facts.of(left);
    Map<DefinitionField, String> ofRight = facts.of(right);
    boolean countBesideRatio = left instanceof Measure != right instanceof Measure;
    for (DefinitionField field : DefinitionField.values()) {
      String leftFact = ofLeft.getOrDefault(field, "");
      String rightFact = ofRight.getOrDefault(field, "");
      if (!leftFact.equals(rightFact)) {
        boolean forbids =
            field == DefinitionField.FAMILY || (countBesideRatio && field == DefinitionField.KIND);
        differences.add(
            new DefinitionDifference(
                field,
                leftFact,
                rightFact,
                forbids ? DifferenceEffect.FORBIDS : DifferenceEffect.REFUSES));
      }
    }
  }

  private List<Conversion> conversions(DefinitionIdentity left, DefinitionIdentity right) {
    if (left.definition() instanceof Metric from
        && right.definition() instanceof Metric to
        && !from.id().equals(to.id())) {
      return Stream.of(conversions.find(from, to), conversions.find(to, from))
          .flatMap(java.util.Optional::stream)
          .toList();
    }
    return List.of();
  }

  /**
   * Lets two definitions be compared, ranked or benchmarked against each other, or refuses.
   *
   * @param acknowledged true when the caller has set {@code acknowledge_definition_mismatch}; it
   *     helps within a family only
   * @return BASIS_UNSPECIFIED where one side does not state a field, and
   *     DEFINITION_MISMATCH_ACKNOWLEDGED where the acknowledgement was needed
   * @throws MetricsException DEFINITION_MISMATCH with both definitions as detail
   */
  public List<Warning> requireComparable(
      DefinitionIdentity left, DefinitionIdentity right, boolean acknowledged) {
    DefinitionComparison comparison = compare(left, right);
    List<Warning> warnings = new ArrayList<>();
    switch (comparison.effect()) {
      case FORBIDS -> throw mismatch(comparison, "nothing makes them comparable");
      case REFUSES -> {
        if (!acknowledged) {
          throw mismatch(
              comparison,
              "convert one side, or set acknowledge_definition_mismatch to compare them anyway");
        }
        warnings.add(
            warning(
                WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED,
                comparison,
                DifferenceEffect.REFUSES));
      }
      case WARNS, NONE -> {}
    }
    if (!comparison.fields(DifferenceEffect.WARNS).isEmpty()) {
      warnings.add(warning(WarningCode.BASIS_UNSPECIFIED, comparison, DifferenceEffect.WARNS));
    }
    return warnings;
  }

  private static Warning warning(
      WarningCode code, DefinitionComparison comparison, DifferenceEffect effect) {
    return Warning.of(
        code,
        Map.of(
            "left", comparison.left().definition().id(),
            "right", comparison.right().definition().id(),
            "fields", comparison.fields(effect)));
  }

  private static MetricsException mismatch(DefinitionComparison comparison, String advice) {
    return MetricsException.of(
            ErrorReason.DEFINITION_MISMATCH,
            "%s and %s are different definitions; %s"
                .formatted(named(comparison.left()), named(comparison.right()), advice))
        .with("left", comparison.left().definition().id())
        .with("right", comparison.right().definition().id())
        .detail(comparison.mismatch())
        .build();
  }

  private static String named(DefinitionIdentity identity) {
    String basis = identity.basis().canonical();
    return "%s (%s%s)"
        .formatted(
            identity.definition().id(), identity.expression(), basis.isEmpty() ? "" : "; " + basis);
  }
}
