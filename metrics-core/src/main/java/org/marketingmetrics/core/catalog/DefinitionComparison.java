package org.marketingmetrics.core.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.core.value.WarningDetail;

/**
 * Two definitions side by side.
 *
 * @param left one
 * @param right the other
 * @param differences every field that differs, in the order of {@link DefinitionField}
 * @param conversions ways to bring one side to the other's definition
 */
public record DefinitionComparison(
    DefinitionIdentity left,
    DefinitionIdentity right,
    List<DefinitionDifference> differences,
    List<Conversion> conversions) {
  public DefinitionComparison {
    differences = List.copyOf(differences);
    conversions = List.copyOf(conversions);
  }

  /** What follows from all differences together: the worst of their effects. */
  public DifferenceEffect effect() {
    return differences.stream()
        .map(DefinitionDifference::effect)
        .max(Comparator.naturalOrder())
        .orElse(DifferenceEffect.NONE);
  }

  /** True when the two may be compared as they are, be it with a warning. */
  public boolean isComparable() {
    return effect().compareTo(DifferenceEffect.WARNS) <= 0;
  }

  /** The fields of the differences that have the effect, as ids joined by commas. */
  public String fields(DifferenceEffect effect) {
    return differences.stream()
        .filter(difference -> difference.effect() == effect)
        .map(difference -> difference.field().id())
        .collect(Collectors.joining(","));
  }

  /** The two bases, as the detail of a warning. */
  public WarningDetail.DifferentBases bases() {
    return new WarningDetail.DifferentBases(
        new WarningDetail.Counted(left.definition().id(), left.basis()),
        new WarningDetail.Counted(right.definition().id(), right.basis()));
  }

  /** The same as the detail of a failure. */
  public DefinitionMismatch mismatch() {
    return new DefinitionMismatch(left, right, differences, conversions);
  }
}
