package org.marketingmetrics.core.channeldata;

import java.util.List;
import java.util.stream.Collectors;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.rows.NeedOutcome;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.NullReason;

/** The failure of a question all of whose values would mix definitions. */
public final class Mismatch {
  private Mismatch() {}

  /** Names the bases that the sources state. */
  public static MetricsException of(List<NeedOutcome> outcomes) {
    List<String> bases =
        outcomes.stream()
            .filter(outcome -> outcome.nullReason() == NullReason.DEFINITION_MISMATCH)
            .flatMap(outcome -> outcome.nullDetail().bases().stream())
            .map(Basis::canonical)
            .distinct()
            .sorted()
            .toList();
    return MetricsException.of(
            ErrorReason.DEFINITION_MISMATCH,
            "the sources count by different definitions (%s); name one in basis, ask one source, or set acknowledge_definition_mismatch"
                .formatted(bases.stream().collect(Collectors.joining(" | "))))
        .with("bases", String.join(" | ", bases))
        .build();
  }
}
