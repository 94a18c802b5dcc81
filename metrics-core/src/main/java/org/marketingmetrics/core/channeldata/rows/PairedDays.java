package org.marketingmetrics.core.channeldata.rows;

import java.util.BitSet;

/**
 * The days to which streams are cut: those that complete each other to the days that all of them
 * cover, those of extras alone to the days of the others.
 *
 * @param isCut true when streams of needs complete each other
 * @param days since the first of the range: those covered by all paired streams, else those covered
 *     by any, where that is needed
 * @param declared days that reports used declare as covered
 */
record PairedDays(boolean isCut, BitSet days, BitSet declared) {

  static PairedDays of(RowPlan plan, DaysCovered covered) {
    BitSet declared = new BitSet();
    BitSet any = new BitSet();
    BitSet common = null;
    boolean wanted =
        plan.streams().stream().anyMatch(stream -> stream.needs().isEmpty())
            || plan.query().needs().stream().anyMatch(RowPlanner::isExact);
    for (Stream stream : plan.streams()) {
      declared.or(covered.declared(stream));
      if (stream.paired()) {
        BitSet days = covered.of(stream);
        if (common == null) {
          common = days;
        } else {
          common.and(days);
        }
      } else if (wanted && !stream.needs().isEmpty()) {
        any.or(covered.of(stream));
      }
    }
    if (common != null) {
      declared.and(common);
      any.or(common);
    }
    for (Stream stream : plan.streams()) {
      if (stream.paired() && common != null) {
        stream.cutTo(common);
      } else if (stream.needs().isEmpty()) {
        stream.cutTo(any);
      }
    }
    return new PairedDays(common != null, common == null ? any : common, declared);
  }
}
