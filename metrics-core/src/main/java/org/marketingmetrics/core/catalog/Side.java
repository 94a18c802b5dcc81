package org.marketingmetrics.core.catalog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One side of a quotient: measures added and subtracted, for example {@code sessions -
 * engaged_sessions}.
 *
 * @param terms at least one; the first is positive
 */
public record Side(List<Term> terms) {
  public Side {
    terms = List.copyOf(terms);
  }

  /** The measures of the side, in order. */
  public List<MeasureId> measures() {
    return terms.stream().map(Term::measure).toList();
  }

  /** As the catalogue writes it. */
  public String expression() {
    return terms.stream()
        .map(term -> (term.sign() < 0 ? "- " : "+ ") + term.measure())
        .collect(Collectors.joining(" "))
        .substring(2);
  }

  /** The expression, in parentheses when it has several terms. */
  public String operand() {
    return terms.size() == 1 ? expression() : "(" + expression() + ")";
  }
}
