package org.marketingmetrics.core.glossary;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.marketingmetrics.core.value.Quantity;

/**
 * A formula of the catalogue with one worked example.
 *
 * @param metric id of the metric in the catalogue
 * @param model variant of the model, as the catalogue names it; empty for a ratio of sums
 * @param expression the catalogue's formula in words of measures; of a model in words of its inputs
 * @param scale 1, or 1000 for figures per thousand
 * @param inputs amounts by measure, of a model by input
 * @param result what the inputs give; a share is a fraction
 */
public record TermFormula(
    String metric,
    String model,
    String expression,
    int scale,
    Map<String, Quantity> inputs,
    BigDecimal result) {
  public TermFormula {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }
}
