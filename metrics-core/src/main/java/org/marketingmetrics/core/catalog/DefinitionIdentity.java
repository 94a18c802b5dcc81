package org.marketingmetrics.core.catalog;

import org.marketingmetrics.core.basis.Basis;

/**
 * What a number is: definition (with its version) and basis.
 *
 * @param definition measure or metric
 * @param basis what the source states; fields the definition does not have are not looked at
 * @param model variant of a model, for example {@code SIMPLE}; empty when unspecified or none
 */
public record DefinitionIdentity(Definition definition, Basis basis, String model) {
  /** A definition whose basis is not known. */
  public static DefinitionIdentity of(Definition definition) {
    return of(definition, Basis.UNSPECIFIED);
  }

  /** A definition with a basis. */
  public static DefinitionIdentity of(Definition definition, Basis basis) {
    return new DefinitionIdentity(definition, basis, "");
  }

  /** The formula in words of measures, for example {@code clicks / impressions}; a measure's id. */
  public String expression() {
    return definition instanceof Metric metric ? metric.formula().expression() : definition.id();
  }
}
