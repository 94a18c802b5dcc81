package org.marketingmetrics.core.channeldata.report.cell;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a cell says that should hold a number. */
public sealed interface NumberCell {
  /** Nothing: an empty cell, {@code --}, {@code < 10 %}. */
  record Absent() implements NumberCell {}

  /**
   * A number.
   *
   * @param number exact; of a percentage the fraction
   * @param percent true when a percent sign stands with it
   * @param currency code that its sign means; null without a sign, or with one of several
   *     currencies
   */
  record Value(BigDecimal number, boolean percent, @Nullable String currency)
      implements NumberCell {}

  /**
   * Digits whose comma or point may be that of a fraction or of thousands.
   *
   * @param currency as of a value
   */
  record Ambiguous(@Nullable String currency) implements NumberCell {}

  /** No number. */
  record Bad() implements NumberCell {}

  /** There is one nothing. */
  NumberCell ABSENT = new Absent();

  /** There is one failure. */
  NumberCell BAD = new Bad();
}
