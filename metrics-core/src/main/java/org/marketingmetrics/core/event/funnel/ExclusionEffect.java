package org.marketingmetrics.core.event.funnel;

/** What an excluded event in its gap does (domain rules C2). */
public enum ExclusionEffect {
  /** It spoils the chain around it; steps before it stay counted. */
  EXCLUDE_CHAIN,
  /** A person whose longest chains are all spoiled leaves every step's count. */
  EXCLUDE_USER
}
