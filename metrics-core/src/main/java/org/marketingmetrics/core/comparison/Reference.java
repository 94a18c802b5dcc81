package org.marketingmetrics.core.comparison;

/** What segments are compared with. */
public sealed interface Reference {
  /**
   * One of the segments.
   *
   * @param value of the dimension
   */
  record Named(String value) implements Reference {}

  /** Each with all others of the dimension together. */
  record Rest() implements Reference {}

  /** Each with each. */
  record AllPairs() implements Reference {}
}
