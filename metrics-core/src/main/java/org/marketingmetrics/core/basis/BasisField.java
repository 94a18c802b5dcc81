package org.marketingmetrics.core.basis;

/** The identity fields of a measure, spelled as the catalogue spells them. */
public enum BasisField {
  ATTRIBUTION("attribution"),
  SESSION_RULE("session_rule"),
  CLICK_SCOPE("click_scope"),
  CLICK_VALIDITY("click_validity"),
  DELIVERED_RULE("delivered_rule"),
  VIEW_THRESHOLD("view_threshold"),
  CURRENCY("currency");

  private final String id;

  BasisField(String id) {
    this.id = id;
  }

  /** The name used in the catalogue and in the contract. */
  public String id() {
    return id;
  }

  /** The field of that name. */
  public static BasisField of(String id) {
    for (BasisField field : values()) {
      if (field.id.equals(id)) {
        return field;
      }
    }
    throw new IllegalArgumentException("no identity field " + id);
  }
}
