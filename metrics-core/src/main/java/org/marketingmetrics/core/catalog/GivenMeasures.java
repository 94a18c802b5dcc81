package org.marketingmetrics.core.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Quantity;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/**
 * Numbers a caller gives, each perhaps with a basis of its own, brought on one basis. Two that
 * state different values of a field they share are not of one definition.
 *
 * @param amounts by measure
 * @param basis what the numbers state together; a field they state differently is left out
 * @param warnings BASIS_UNSPECIFIED, DEFINITION_MISMATCH_ACKNOWLEDGED
 */
public record GivenMeasures(Map<MeasureId, Quantity> amounts, Basis basis, List<Warning> warnings) {
  public GivenMeasures {
    amounts = Map.copyOf(amounts);
    warnings = List.copyOf(warnings);
  }

  /**
   * One number.
   *
   * @param field its path in the request, for errors
   * @param measure what is counted
   * @param quantity how many, or how much
   * @param basis what is known of it; null for what is known of all
   */
  public record Given(String field, MeasureId measure, Quantity quantity, @Nullable Basis basis) {}

  /**
   * Brings numbers on one basis.
   *
   * @param common what is known of the numbers that state nothing themselves; fields that a measure
   *     does not have are not looked at
   * @param acknowledged true to go on with numbers of different definitions
   * @throws MetricsException UNKNOWN_MEASURE; INVALID_FIELD for a measure given twice, one whose
   *     amount is wrong, or one that states a field it does not have or a currency it is not in;
   *     DEFINITION_MISMATCH
   */
  public static GivenMeasures of(
      Catalog catalog, List<Given> given, Basis common, boolean acknowledged) {
    Map<MeasureId, Quantity> amounts = new LinkedHashMap<>();
    List<DefinitionIdentity> identities = new ArrayList<>();
    GivenAmounts checked = new GivenAmounts(catalog);
    for (Given one : given) {
      Measure measure = catalog.measure(one.measure());
      if (amounts.putIfAbsent(one.measure(), one.quantity()) != null) {
        throw MetricsException.invalidField(
            one.field(), "%s is given twice; give it once".formatted(measure.id()));
      }
      Basis basis = basis(one, measure, common);
      checked.check(one.field(), measure, one.quantity(), basis);
      identities.add(DefinitionIdentity.of(measure, basis));
    }
    checked.requireValid();
    List<DefinitionComparison> pairs = differing(catalog, identities);
    if (first(pairs, DifferenceEffect.REFUSES).isPresent() && !acknowledged) {
      throw mismatch(pairs);
    }
    return new GivenMeasures(amounts, together(identities), warnings(pairs));
  }

  private static Basis basis(Given one, Measure measure, Basis common) {
    Basis own = one.basis();
    if (own == null) {
      return common.project(measure.identity());
    }
    for (BasisField stated : own.stated()) {
      if (!measure.identity().contains(stated)) {
        throw MetricsException.invalidField(
            "%s.basis.%s".formatted(one.field(), stated.id()),
            "%s has no %s; leave it out".formatted(measure.id(), stated.id()));
      }
    }
    if (own.states(BasisField.CURRENCY)
        && one.quantity() instanceof Quantity.Money money
        && !money.currency().equals(own.currency())) {
      throw MetricsException.invalidField(
          one.field() + ".basis.currency_code",
          "the amount is in %s, its basis says %s".formatted(money.currency(), own.currency()));
    }
    return own;
  }

  /**
   * The pairs that differ in a field of both; currencies apart, which make a value null instead.
   */
  private static List<DefinitionComparison> differing(
      Catalog catalog, List<DefinitionIdentity> identities) {
    BasisDifferences compare = new BasisDifferences(catalog);
    List<DefinitionComparison> pairs = new ArrayList<>();
    for (int i = 0; i < identities.size(); i++) {
      for (int j = i + 1; j < identities.size(); j++) {
        List<DefinitionDifference> differences = new ArrayList<>();
        compare.add(identities.get(i), identities.get(j), differences);
        differences.removeIf(difference -> difference.field() == DefinitionField.CURRENCY);
        if (!differences.isEmpty()) {
          pairs.add(
              new DefinitionComparison(
                  identities.get(i), identities.get(j), differences, List.of()));
        }
      }
    }
    return pairs;
  }

  private static MetricsException mismatch(List<DefinitionComparison> pairs) {
    DefinitionComparison worst =
        pairs.stream()
            .filter(pair -> pair.effect() == DifferenceEffect.REFUSES)
            .findFirst()
            .orElseThrow();
    return MetricsException.of(
            ErrorReason.DEFINITION_MISMATCH,
            "%s and %s state different values of %s; give numbers of one definition, or set acknowledge_definition_mismatch"
                .formatted(
                    worst.left().definition().id(),
                    worst.right().definition().id(),
                    worst.fields(DifferenceEffect.REFUSES)))
        .with("left", worst.left().definition().id())
        .with("right", worst.right().definition().id())
        .detail(worst.mismatch())
        .build();
  }

  /** Every field that somebody states and nobody contradicts. */
  private static Basis together(List<DefinitionIdentity> identities) {
    Basis together = Basis.UNSPECIFIED;
    Set<BasisField> contradicted = EnumSet.noneOf(BasisField.class);
    for (DefinitionIdentity identity : identities) {
      Basis basis = identity.basis();
      for (BasisField field : basis.stated()) {
        if (together.states(field) && !together.text(field).equals(basis.text(field))) {
          contradicted.add(field);
        }
      }
      together = together.overriddenBy(basis);
    }
    return together.with(Basis.UNSPECIFIED, contradicted);
  }

  private static List<Warning> warnings(List<DefinitionComparison> pairs) {
    List<Warning> warnings = new ArrayList<>();
    first(pairs, DifferenceEffect.REFUSES)
        .map(pair -> new Warning(WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED, pair.bases()))
        .ifPresent(warnings::add);
    first(pairs, DifferenceEffect.WARNS)
        .map(pair -> new Warning(WarningCode.BASIS_UNSPECIFIED, pair.bases()))
        .ifPresent(warnings::add);
    return warnings;
  }

  private static Optional<DefinitionComparison> first(
      List<DefinitionComparison> pairs, DifferenceEffect effect) {
    return pairs.stream().filter(pair -> !pair.fields(effect).isEmpty()).findFirst();
  }
}
