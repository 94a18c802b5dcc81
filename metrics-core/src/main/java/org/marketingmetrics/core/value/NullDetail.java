package org.marketingmetrics.core.value;

import java.util.List;
import org.marketingmetrics.core.basis.Basis;

/**
 * What would turn a null into a value.
 *
 * @param measures ids of the measures that made the value null, in the order of the formula; empty
 *     where no single one did
 * @param sources candidates of AMBIGUOUS_SOURCE, in order
 * @param bases candidates of AMBIGUOUS_BASIS, or the differing bases of DEFINITION_MISMATCH
 * @param currencies codes found, for MIXED_CURRENCY
 * @param levels the levels (sets of dimensions) a NOT_ADDITIVE measure was delivered at
 * @param periodDays the lengths in days it was delivered for; 0 stands for an hour
 */
public record NullDetail(
    List<String> measures,
    List<String> sources,
    List<Basis> bases,
    List<String> currencies,
    List<List<String>> levels,
    List<Integer> periodDays) {
  /** Nothing to add. */
  public static final NullDetail NONE =
      new NullDetail(List.of(), List.of(), List.of(), List.of(), List.of());

  public NullDetail {
    measures = List.copyOf(measures);
    sources = List.copyOf(sources);
    bases = List.copyOf(bases);
    currencies = List.copyOf(currencies);
    levels = List.copyOf(levels);
    periodDays = List.copyOf(periodDays);
  }

  /** Of no measure in particular. */
  public NullDetail(
      List<String> sources,
      List<Basis> bases,
      List<String> currencies,
      List<List<String>> levels,
      List<Integer> periodDays) {
    this(List.of(), sources, bases, currencies, levels, periodDays);
  }

  /** The same, of these measures. */
  public NullDetail of(List<String> newMeasures) {
    return new NullDetail(newMeasures, sources, bases, currencies, levels, periodDays);
  }

  /** Candidates among sources. */
  public static NullDetail ofSources(List<String> sources) {
    return new NullDetail(sources, List.of(), List.of(), List.of(), List.of());
  }

  /** Candidates among bases. */
  public static NullDetail ofBases(List<Basis> bases) {
    return new NullDetail(List.of(), bases, List.of(), List.of(), List.of());
  }

  /** Currencies found. */
  public static NullDetail ofCurrencies(List<String> currencies) {
    return new NullDetail(List.of(), List.of(), currencies, List.of(), List.of());
  }
}
