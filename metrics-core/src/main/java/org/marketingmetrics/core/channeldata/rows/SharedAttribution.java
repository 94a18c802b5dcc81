package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;

/**
 * The attributions that the operands of one metric state, by source: all of them must be one
 * (domain rules A, families).
 */
final class SharedAttribution {
  private final Map<String, NavigableMap<String, Basis>> bySource = new TreeMap<>();

  /** By source, then by attribution: the lines that state it. */
  private final Map<String, NavigableMap<String, BitSet>> lines = new TreeMap<>();

  private final String preferred;

  /**
   * The attributions of all operands.
   *
   * @param preferred decides within a source that states several
   */
  SharedAttribution(List<@Nullable BasisChoice> operands, Basis preferred) {
    this.preferred = preferred.text(BasisField.ATTRIBUTION);
    for (BasisChoice operand : operands) {
      if (operand != null) {
        operand.collectAttributions(
            (source, basis, own) -> {
              String text = basis.text(BasisField.ATTRIBUTION);
              bySource
                  .computeIfAbsent(source, key -> new TreeMap<>())
                  .put(text, basis.project(Set.of(BasisField.ATTRIBUTION)));
              lines
                  .computeIfAbsent(source, key -> new TreeMap<>())
                  .computeIfAbsent(text, key -> new BitSet())
                  .or(own);
            });
      }
    }
  }

  /** Texts of what one source states. */
  NavigableSet<String> of(String source) {
    return bySource.getOrDefault(source, new TreeMap<>()).navigableKeySet();
  }

  /** The lines of one source that state each. */
  NavigableMap<String, BitSet> lines(String source) {
    return lines.getOrDefault(source, new TreeMap<>());
  }

  /** What all sources state, each as far as the preference settles it. */
  NavigableSet<String> settled() {
    NavigableSet<String> settled = new TreeSet<>();
    for (String source : bySource.keySet()) {
      NavigableSet<String> own = of(source);
      settled.addAll(own.size() > 1 && own.contains(preferred) ? Set.of(preferred) : own);
    }
    return settled;
  }

  /** Ids of the sources that state any. */
  Set<String> sources() {
    return bySource.keySet();
  }

  /** What the given sources state, each once, in order. */
  List<Basis> candidates(Set<String> sources) {
    NavigableMap<String, Basis> candidates = new TreeMap<>();
    sources.forEach(source -> candidates.putAll(bySource.getOrDefault(source, new TreeMap<>())));
    return new ArrayList<>(candidates.values());
  }
}
