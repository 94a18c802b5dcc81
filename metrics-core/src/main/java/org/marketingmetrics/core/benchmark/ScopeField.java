package org.marketingmetrics.core.benchmark;

/** The fields of a scope. */
public enum ScopeField {
  CHANNEL,
  PLATFORM,
  PLACEMENT,
  INDUSTRY,
  REGION,
  MESSAGE_TYPE;

  /** The name as the contract spells it, for example {@code message_type}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
