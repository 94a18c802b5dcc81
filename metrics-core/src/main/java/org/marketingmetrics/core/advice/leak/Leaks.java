package org.marketingmetrics.core.advice.leak;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.Warning;

/**
 * Where most is lost.
 *
 * @param leaks by what is lost, most first: by money where it is known, else by orders
 * @param references by step behind the first, in order; null where there is none
 * @param groups how many there are
 * @param tooSmall pairs of group and step left out because their base is below the minimum
 * @param notBinomial pairs left out because they are no shares
 * @param tested how many were tested, which is what the probabilities are adjusted for
 * @param currency of money; empty when revenue is not known
 * @param warnings of the data
 * @param revision of the data that answered
 */
public record Leaks(
    List<Leak> leaks,
    List<@Nullable StepReference> references,
    int groups,
    int tooSmall,
    int notBinomial,
    int tested,
    String currency,
    List<Warning> warnings,
    long revision) {
  public Leaks {
    leaks = List.copyOf(leaks);
    references = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(references));
    warnings = List.copyOf(warnings);
  }
}
