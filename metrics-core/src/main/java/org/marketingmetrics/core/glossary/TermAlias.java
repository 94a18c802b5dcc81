package org.marketingmetrics.core.glossary;

import java.util.List;

/**
 * Another name of a term.
 *
 * @param text as people write it
 * @param alsoMeans ids of other definitions that the catalogue knows by this name; whoever uses it
 *     has to say which is meant
 */
public record TermAlias(String text, List<String> alsoMeans) {
  public TermAlias {
    alsoMeans = List.copyOf(alsoMeans);
  }

  /** True when the name alone does not say what is meant. */
  public boolean isAmbiguous() {
    return !alsoMeans.isEmpty();
  }
}
