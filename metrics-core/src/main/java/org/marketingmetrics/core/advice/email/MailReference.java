package org.marketingmetrics.core.advice.email;

import java.math.BigDecimal;

/**
 * What a rate of a mailing is held against.
 *
 * @param kind where it comes from
 * @param threshold below it a rate is low
 * @param benchmark name of the benchmark; empty for other kinds
 * @param sends mailings that an own median is made of; 0 for other kinds
 */
public record MailReference(Kind kind, BigDecimal threshold, String benchmark, int sends) {
  /** Where a reference comes from, in the order in which they are chosen. */
  public enum Kind {
    /** The caller's own, as the caller states it. */
    STATED_BASELINE,
    /** The median of the sends before. */
    OWN_MEDIAN,
    /** What the caller wants to reach. */
    TARGET,
    /** A fresh benchmark that applies. */
    BENCHMARK
  }

  /** Of a kind that needs nothing else said. */
  public static MailReference of(Kind kind, BigDecimal threshold) {
    return new MailReference(kind, threshold, "", 0);
  }
}
