package org.marketingmetrics.core.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Probabilities corrected for there being several of them (domain rules E3). Each correction keeps
 * the order of its input.
 */
public final class MultipleTests {
  private MultipleTests() {}

  /**
   * Holm 1979, Scandinavian Journal of Statistics 6, 65-70: of all true hypotheses together the
   * chance to reject any is at most the level, whatever their dependence.
   */
  public static List<PValue> holm(List<PValue> values) {
    PValue[] adjusted = new PValue[values.size()];
    PValue largest = PValue.ofLog(Double.NEGATIVE_INFINITY);
    int left = values.size();
    for (int index : rising(values)) {
      PValue own = values.get(index).times(left);
      largest = own.compareTo(largest) > 0 ? own : largest;
      adjusted[index] = largest;
      left--;
    }
    return List.of(adjusted);
  }

  /**
   * Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300: of the
   * rejected hypotheses the expected share of true ones is at most the level, for independent or
   * positively dependent tests.
   */
  public static List<PValue> benjaminiHochberg(List<PValue> values) {
    PValue[] adjusted = new PValue[values.size()];
    List<Integer> order = new ArrayList<>(rising(values));
    PValue smallest = PValue.ONE;
    for (int rank = order.size(); rank >= 1; rank--) {
      int index = order.get(rank - 1);
      PValue own = values.get(index).times((double) values.size() / rank);
      smallest = own.compareTo(smallest) < 0 ? own : smallest;
      adjusted[index] = smallest;
    }
    return List.of(adjusted);
  }

  private static List<Integer> rising(List<PValue> values) {
    return IntStream.range(0, values.size())
        .boxed()
        .sorted(Comparator.comparing(values::get))
        .toList();
  }
}
