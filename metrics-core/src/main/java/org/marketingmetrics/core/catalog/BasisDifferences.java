package org.marketingmetrics.core.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.basis.Attribution;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;

/** The identity fields in which the bases of two definitions differ, and what follows. */
final class BasisDifferences {
  private final Catalog catalog;

  BasisDifferences(Catalog catalog) {
    this.catalog = catalog;
  }

  void add(
      DefinitionIdentity left, DefinitionIdentity right, List<DefinitionDifference> differences) {
    addStated(DefinitionField.MODEL, left.model(), right.model(), differences);
    Set<BasisField> shared = EnumSet.copyOf(List.of(BasisField.values()));
    shared.retainAll(catalog.identityFields(left.definition()));
    shared.retainAll(catalog.identityFields(right.definition()));
    for (BasisField field : BasisField.values()) {
      if (!shared.contains(field)) {
        addIrrelevant(field, left.basis(), right.basis(), differences);
      } else if (field == BasisField.ATTRIBUTION) {
        addAttribution(left, right, differences);
      } else {
        addStated(of(field), left.basis().text(field), right.basis().text(field), differences);
      }
    }
  }

  private static DefinitionField of(BasisField field) {
    return switch (field) {
      case ATTRIBUTION -> DefinitionField.ATTRIBUTION;
      case SESSION_RULE -> DefinitionField.SESSION_RULE;
      case CLICK_SCOPE -> DefinitionField.CLICK_SCOPE;
      case CLICK_VALIDITY -> DefinitionField.CLICK_VALIDITY;
      case DELIVERED_RULE -> DefinitionField.DELIVERED_RULE;
      case VIEW_THRESHOLD -> DefinitionField.VIEW_THRESHOLD;
      case CURRENCY -> DefinitionField.CURRENCY;
    };
  }

  /** Different values of a field that the two do not share: said, and without effect. */
  private static void addIrrelevant(
      BasisField field, Basis left, Basis right, List<DefinitionDifference> differences) {
    if (left.states(field) && right.states(field) && !left.text(field).equals(right.text(field))) {
      differences.add(
          new DefinitionDifference(
              of(field), left.text(field), right.text(field), DifferenceEffect.NONE));
    }
  }

  private static void addStated(
      DefinitionField field, String left, String right, List<DefinitionDifference> differences) {
    if (!left.equals(right)) {
      boolean bothStated = !left.isEmpty() && !right.isEmpty();
      differences.add(
          new DefinitionDifference(
              field, left, right, bothStated ? DifferenceEffect.REFUSES : DifferenceEffect.WARNS));
    }
  }

  private static void addAttribution(
      DefinitionIdentity left, DefinitionIdentity right, List<DefinitionDifference> differences) {
    boolean saidByFormulas =
        differences.stream()
            .anyMatch(difference -> difference.field() == DefinitionField.ATTRIBUTION_CLASS);
    Attribution ofLeft = effective(left);
    Attribution ofRight = effective(right);
    if (ofLeft instanceof Attribution.Attributed one
        && ofRight instanceof Attribution.Attributed other) {
      addAttributed(one, other, differences);
    } else if (!saidByFormulas) {
      addStated(DefinitionField.ATTRIBUTION, sales(ofLeft), sales(ofRight), differences);
    }
  }

  /** What the basis states, else what the formula demands. */
  private static Attribution effective(DefinitionIdentity identity) {
    Attribution stated = identity.basis().attribution();
    if (stated instanceof Attribution.Unspecified
        && identity.definition() instanceof Metric metric
        && metric.formula() instanceof Formula.RatioOfSums formula
        && !formula.attribution().isEmpty()) {
      return formula.attribution().values().iterator().next().attribution();
    }
    return stated;
  }

  private static String sales(Attribution attribution) {
    return switch (attribution) {
      case Attribution.Unspecified _ -> "";
      case Attribution.All _ -> "ALL";
      case Attribution.Attributed _ -> "ATTRIBUTED";
    };
  }

  private static void addAttributed(
      Attribution.Attributed left,
      Attribution.Attributed right,
      List<DefinitionDifference> differences) {
    addStated(
        DefinitionField.ATTRIBUTION_MODEL,
        left.model() == Attribution.Model.UNSPECIFIED ? "" : left.model().name(),
        right.model() == Attribution.Model.UNSPECIFIED ? "" : right.model().name(),
        differences);
    addStated(
        DefinitionField.CLICK_WINDOW,
        days(left.clickWindowDays()),
        days(right.clickWindowDays()),
        differences);
    addStated(
        DefinitionField.VIEW_WINDOW,
        days(left.viewWindowDays()),
        days(right.viewWindowDays()),
        differences);
    addStated(
        DefinitionField.DATE_BASIS,
        left.dateBasis() == Attribution.DateBasis.UNSPECIFIED ? "" : left.dateBasis().name(),
        right.dateBasis() == Attribution.DateBasis.UNSPECIFIED ? "" : right.dateBasis().name(),
        differences);
  }

  private static String days(int window) {
    return window == Attribution.NOT_STATED ? "" : window + "d";
  }
}
