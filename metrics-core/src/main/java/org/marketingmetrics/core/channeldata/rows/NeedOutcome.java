package org.marketingmetrics.core.channeldata.rows;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;

/**
 * What was decided for one need, before any row was read.
 *
 * @param nullReason why it has no value anywhere; null when it has
 * @param nullDetail what would give it one
 * @param bases id of each source that answers it to the identity fields its rows agree on
 * @param groups where the rows of one source state different bases for different groups: by group,
 *     the same of its rows
 * @param warnings about its basis
 */
public record NeedOutcome(
    @Nullable NullReason nullReason,
    NullDetail nullDetail,
    Map<String, Basis> bases,
    Map<List<String>, Map<String, Basis>> groups,
    List<Warning> warnings) {
  public NeedOutcome {
    bases = java.util.Collections.unmodifiableMap(new TreeMap<>(bases));
    groups = Map.copyOf(groups);
    warnings = List.copyOf(warnings);
  }

  static NeedOutcome none(NullReason reason, NullDetail detail) {
    return new NeedOutcome(reason, detail, Map.of(), Map.of(), List.of());
  }

  /** True when rows were chosen for the need. */
  public boolean isAnswered() {
    return nullReason == null;
  }

  /** Ids of the sources that answer it, in order. */
  public List<String> sources() {
    return List.copyOf(bases.keySet());
  }

  /** The identity fields that all its sources agree on. */
  public Basis basis() {
    return agreed(bases.values());
  }

  /** The identity fields that the rows of one group agree on, of the given sources. */
  Basis basis(List<String> group, Set<String> sources) {
    return agreed(
        groups.getOrDefault(group, bases).entrySet().stream()
            .filter(entry -> sources.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  /** The identity fields on which none of the bases contradict each other. */
  static Basis agreed(Collection<Basis> bases) {
    Map<BasisField, String> values = new EnumMap<>(BasisField.class);
    Set<BasisField> differ = EnumSet.noneOf(BasisField.class);
    Basis agreed = Basis.UNSPECIFIED;
    for (Basis basis : bases) {
      for (BasisField field : basis.stated()) {
        String before = values.putIfAbsent(field, basis.text(field));
        if (before != null && !before.equals(basis.text(field))) {
          differ.add(field);
        }
      }
      agreed = agreed.with(basis, basis.stated());
    }
    return agreed.with(Basis.UNSPECIFIED, differ);
  }
}
