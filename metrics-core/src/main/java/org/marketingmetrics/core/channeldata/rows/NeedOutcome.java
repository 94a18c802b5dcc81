package org.marketingmetrics.core.channeldata.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;

/**
 * What was decided for one need, before any row was read.
 *
 * @param nullReason why it has no value anywhere; null when it has
 * @param nullDetail what would give it one
 * @param sources ids of the sources that answer it, in order
 * @param basis the identity fields its rows agree on
 * @param warnings about its basis
 */
public record NeedOutcome(
    @Nullable NullReason nullReason,
    NullDetail nullDetail,
    List<String> sources,
    Basis basis,
    List<Warning> warnings) {
  public NeedOutcome {
    sources = List.copyOf(sources);
    warnings = List.copyOf(warnings);
  }

  static NeedOutcome none(NullReason reason, NullDetail detail) {
    return new NeedOutcome(reason, detail, List.of(), Basis.UNSPECIFIED, List.of());
  }

  /** True when rows were chosen for the need. */
  public boolean isAnswered() {
    return nullReason == null;
  }
}
