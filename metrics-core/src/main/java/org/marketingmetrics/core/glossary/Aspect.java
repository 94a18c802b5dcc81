package org.marketingmetrics.core.glossary;

import java.util.Locale;

/** In what a comparison article compares, in the order of its rows (domain rules G). */
public enum Aspect {
  DEFINITION,
  PRIMARY_FOCUS,
  KEY_METRICS,
  GOAL,
  OPTIMIZATION_TECHNIQUES,
  TOOLS_USED,
  IMPACT;

  /** The name that the files use, for example {@code key_metrics}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
