package org.marketingmetrics.core.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.Warning;

/**
 * The distribution of a metric over a caller's own campaigns or mailings.
 *
 * @param quantiles by rising probability; empty when there are fewer groups than asked for
 * @param groups how many were used, or could have been
 * @param tooSmall how many were left out because their denominator is below the minimum
 * @param withoutValue how many were left out because their value is null
 * @param smallest the group used with the smallest denominator; null without groups
 * @param largest the group used with the largest denominator; null without groups
 * @param benchmark the quantiles as a record that can be kept, with an empty id; null when there
 *     are none
 * @param warnings of the values used, each code once
 * @param revision of the data that answered
 */
public record OwnQuantiles(
    List<Reference.Point> quantiles,
    int groups,
    int tooSmall,
    int withoutValue,
    @Nullable OwnGroup smallest,
    @Nullable OwnGroup largest,
    @Nullable Benchmark benchmark,
    List<Warning> warnings,
    long revision) {
  public OwnQuantiles {
    quantiles = List.copyOf(quantiles);
    warnings = List.copyOf(warnings);
  }
}
