package org.marketingmetrics.core.basis;

import java.util.EnumSet;
import java.util.Set;

/**
 * The identity fields of a measure value (domain rules A). Each field can be unspecified; a measure
 * has only the fields that the catalogue names for it, the others stay unspecified.
 *
 * @param attribution which sales
 * @param sessionRule name of the session rule, empty when unspecified
 * @param clickScope which clicks
 * @param clickValidity gross or net of invalid clicks
 * @param deliveredRule which bounces are left out of delivered
 * @param viewThreshold how long a view lasts
 * @param currency ISO 4217 code, empty when unspecified
 */
public record Basis(
    Attribution attribution,
    String sessionRule,
    ClickScope clickScope,
    ClickValidity clickValidity,
    DeliveredRule deliveredRule,
    ViewThreshold viewThreshold,
    String currency) {
  /** Nothing is stated. */
  public static final Basis UNSPECIFIED =
      new Basis(
          Attribution.UNSPECIFIED,
          "",
          ClickScope.UNSPECIFIED,
          ClickValidity.UNSPECIFIED,
          DeliveredRule.UNSPECIFIED,
          ViewThreshold.UNSPECIFIED,
          "");

  /** Only a currency is stated. */
  public static Basis ofCurrency(String currency) {
    return UNSPECIFIED.withCurrency(currency);
  }

  /** The value of a field as text, empty when unspecified. Equal texts mean equal values. */
  public String text(BasisField field) {
    return switch (field) {
      case ATTRIBUTION -> BasisText.attribution(attribution);
      case SESSION_RULE -> sessionRule;
      case CLICK_SCOPE -> clickScope == ClickScope.UNSPECIFIED ? "" : clickScope.name();
      case CLICK_VALIDITY -> clickValidity == ClickValidity.UNSPECIFIED ? "" : clickValidity.name();
      case DELIVERED_RULE -> deliveredRule == DeliveredRule.UNSPECIFIED ? "" : deliveredRule.name();
      case VIEW_THRESHOLD -> viewThreshold == ViewThreshold.UNSPECIFIED ? "" : viewThreshold.name();
      case CURRENCY -> currency;
    };
  }

  /** True when the field is stated. */
  public boolean states(BasisField field) {
    return !text(field).isEmpty();
  }

  /** The fields that are stated. */
  public Set<BasisField> stated() {
    Set<BasisField> fields = EnumSet.noneOf(BasisField.class);
    for (BasisField field : BasisField.values()) {
      if (states(field)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** The same basis with only the given fields, the others unspecified. */
  public Basis project(Set<BasisField> fields) {
    return UNSPECIFIED.with(this, fields);
  }

  /** This basis with the given fields taken from another. */
  public Basis with(Basis other, Set<BasisField> fields) {
    return new Basis(
        (fields.contains(BasisField.ATTRIBUTION) ? other : this).attribution,
        (fields.contains(BasisField.SESSION_RULE) ? other : this).sessionRule,
        (fields.contains(BasisField.CLICK_SCOPE) ? other : this).clickScope,
        (fields.contains(BasisField.CLICK_VALIDITY) ? other : this).clickValidity,
        (fields.contains(BasisField.DELIVERED_RULE) ? other : this).deliveredRule,
        (fields.contains(BasisField.VIEW_THRESHOLD) ? other : this).viewThreshold,
        (fields.contains(BasisField.CURRENCY) ? other : this).currency);
  }

  /** This basis in another currency. */
  public Basis withCurrency(String code) {
    return new Basis(
        attribution, sessionRule, clickScope, clickValidity, deliveredRule, viewThreshold, code);
  }

  /** This basis with another attribution. */
  public Basis withAttribution(Attribution other) {
    return new Basis(
        other, sessionRule, clickScope, clickValidity, deliveredRule, viewThreshold, currency);
  }

  /** This basis with another rule of what is delivered. */
  public Basis withDeliveredRule(DeliveredRule other) {
    return new Basis(
        attribution, sessionRule, clickScope, clickValidity, other, viewThreshold, currency);
  }

  /** The stated fields of {@code over}, and this basis for the rest. */
  public Basis overriddenBy(Basis over) {
    return with(over, over.stated());
  }

  /** One line for people and for keys, for example {@code currency=USD;click_scope=LINK}. */
  public String canonical() {
    return BasisText.canonical(this);
  }
}
