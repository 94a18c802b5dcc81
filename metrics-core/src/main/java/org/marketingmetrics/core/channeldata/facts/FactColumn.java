package org.marketingmetrics.core.channeldata.facts;

import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.ReportedRate;
import org.marketingmetrics.core.catalog.Stored;

/**
 * One column of facts: a measure under one basis.
 *
 * @param measure what is counted
 * @param basis only the identity fields of the measure; of both sides of a rate
 * @param rate null for values as they were reported; else they are this rate times its denominator,
 *     in millionths, in place of the numerator that the source leaves out
 */
public record FactColumn(Measure measure, Basis basis, @Nullable ReportedRate rate) {
  /** A column of values as they were reported. */
  public static FactColumn of(Measure measure, Basis basis) {
    return new FactColumn(measure, basis.project(measure.identity()), null);
  }

  static FactColumn of(Stored stored, Basis basis) {
    return switch (stored) {
      case Measure measure -> of(measure, basis);
      case ReportedRate rate ->
          new FactColumn(rate.numerator(), basis.project(rate.identity()), rate);
    };
  }
}
