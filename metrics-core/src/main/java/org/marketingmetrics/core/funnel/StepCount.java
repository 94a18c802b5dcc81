package org.marketingmetrics.core.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Quantity;

/**
 * What is known of one step before rates are computed.
 *
 * @param measure what the step counts
 * @param count how many; null with a reason
 * @param nullReason why there is no count; null when there is one
 * @param nullDetail what would give one
 * @param sources ids of the sources it comes from, in order
 * @param zones zones in which those cut their days, in order
 * @param basis the identity fields its rows agree on
 */
public record StepCount(
    Measure measure,
    @Nullable Quantity count,
    @Nullable NullReason nullReason,
    NullDetail nullDetail,
    List<String> sources,
    List<String> zones,
    Basis basis) {
  public StepCount {
    sources = List.copyOf(sources);
    zones = List.copyOf(zones);
  }

  /** A count of one unnamed source. */
  public static StepCount of(Measure measure, Quantity count) {
    return new StepCount(
        measure, count, null, NullDetail.NONE, List.of(), List.of(), Basis.UNSPECIFIED);
  }
}
