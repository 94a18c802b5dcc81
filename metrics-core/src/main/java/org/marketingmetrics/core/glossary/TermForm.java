package org.marketingmetrics.core.glossary;

/** How much an entry says. */
public enum TermForm {
  /** Definition, what it counts, what it is confused with, formula or unit. */
  SHORT,
  /** That, and why it matters, how it works, examples, practices, mistakes. */
  FULL
}
