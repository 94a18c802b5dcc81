package org.marketingmetrics.core.glossary;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.core.value.Quantity;

/**
 * A story from practice whose numbers the engine confirms.
 *
 * @param audiences whom it is chosen for
 * @param paragraphs what happened
 * @param funnel id of the funnel template it walks through; empty when none
 * @param numbers as it was
 * @param whatIf as it might have been, where the story says so
 * @param otherNumbers of the story: years, lengths of time, and what it supposes
 */
public record WorkedExample(
    Set<Audience> audiences,
    List<String> paragraphs,
    String funnel,
    Numbers numbers,
    Optional<Numbers> whatIf,
    List<BigDecimal> otherNumbers) {
  public WorkedExample {
    audiences = Set.copyOf(audiences);
    paragraphs = List.copyOf(paragraphs);
    otherNumbers = List.copyOf(otherNumbers);
  }

  /**
   * Amounts and what follows from them.
   *
   * @param inputs amounts by measure
   * @param results values by metric id; shares are fractions
   */
  public record Numbers(Map<String, Quantity> inputs, Map<String, BigDecimal> results) {
    public Numbers {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }
  }
}
