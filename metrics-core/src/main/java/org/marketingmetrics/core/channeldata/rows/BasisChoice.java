package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/**
 * Decides between the bases under which the chosen rows hold one need. Several stated values of one
 * field within a source are settled by the workspace's default, else they are ambiguous; what is
 * left of different sources must be the same, else it is a mismatch. Currencies are kept apart, not
 * chosen between.
 */
final class BasisChoice {
  private static final Set<BasisField> BUT_CURRENCY =
      EnumSet.complementOf(EnumSet.of(BasisField.CURRENCY));

  private final LineScope scope;
  private final Presence presence;
  private final SortedMap<String, BitSet> linesBySource;
  private final Set<BasisField> fields = EnumSet.noneOf(BasisField.class);
  private final Map<String, Map<BasisField, NavigableSet<String>>> stated = new TreeMap<>();
  private final Set<BasisField> unstated = EnumSet.noneOf(BasisField.class);
  private final Map<String, Map<BasisField, String>> chosen = new TreeMap<>();
  private final SortedSet<String> ambiguous = new TreeSet<>();
  private final BitSet ambiguousLines = new BitSet();
  private final Set<BasisField> apart = EnumSet.noneOf(BasisField.class);

  /**
   * The bases of one need.
   *
   * @param scope the groups of the lines
   * @param linesBySource the lines read for the need, by source
   */
  BasisChoice(LineScope scope, Presence presence, SortedMap<String, BitSet> linesBySource) {
    this.scope = scope;
    this.presence = presence;
    this.linesBySource = linesBySource;
    fields.addAll(presence.columns().need().measure().identity());
    fields.retainAll(BUT_CURRENCY);
    linesBySource.forEach(this::collect);
  }

  private void collect(String source, BitSet lines) {
    Map<BasisField, NavigableSet<String>> own = new EnumMap<>(BasisField.class);
    for (int column = 0; column < presence.columns().size(); column++) {
      if (presence.lines(column).intersects(lines)) {
        Basis basis = presence.columns().basis(column);
        for (BasisField field : fields) {
          if (basis.states(field)) {
            own.computeIfAbsent(field, key -> new TreeSet<>()).add(basis.text(field));
          } else {
            unstated.add(field);
          }
        }
      }
    }
    stated.put(source, own);
  }

  /** Takes a source that states an attribution, the basis that does, and its lines. */
  interface Attributions {
    void accept(String source, Basis basis, BitSet lines);
  }

  /** Hands over every source that states an attribution. */
  void collectAttributions(Attributions into) {
    linesBySource.forEach(
        (source, lines) -> {
          for (int column = 0; column < presence.columns().size(); column++) {
            Basis basis = presence.columns().basis(column);
            if (fields.contains(BasisField.ATTRIBUTION)
                && basis.states(BasisField.ATTRIBUTION)
                && presence.lines(column).intersects(lines)) {
              into.accept(source, basis, linesOf(column, lines));
            }
          }
        });
  }

  private BitSet linesOf(int column, BitSet lines) {
    BitSet own = (BitSet) presence.lines(column).clone();
    own.and(lines);
    return own;
  }

  /**
   * Settles within each source what the workspace's default settles. Differences that are
   * acknowledged may stand side by side in different groups, not in one.
   *
   * @param shared what all operands state; null where each stands for itself
   */
  void settle(RowQuery.Scope asked, @Nullable SharedAttribution shared) {
    Basis preferred = asked.settings().defaultBasis();
    for (String source : linesBySource.keySet()) {
      for (BasisField field : fields) {
        if (values(source, field, shared).size() > 1) {
          if (values(source, field, shared).contains(preferred.text(field))) {
            chosen
                .computeIfAbsent(source, key -> new EnumMap<>(BasisField.class))
                .put(field, preferred.text(field));
          } else {
            BitSet mixed = linesBySource.getOrDefault(source, new BitSet());
            if (asked.acknowledgeMismatch()) {
              mixed = ofGroups(mixed, mixedGroups(lines(source, field, shared).values()));
              apart.add(field);
            }
            ambiguousLines.or(mixed);
            if (!mixed.isEmpty()) {
              ambiguous.add(source);
            }
          }
        }
      }
    }
  }

  /** The lines of a source that state each value of a field. */
  private Map<String, BitSet> lines(
      String source, BasisField field, @Nullable SharedAttribution shared) {
    if (field == BasisField.ATTRIBUTION && shared != null) {
      return shared.lines(source);
    }
    Map<String, BitSet> lines = new TreeMap<>();
    BitSet own = linesBySource.getOrDefault(source, new BitSet());
    for (int column = 0; column < presence.columns().size(); column++) {
      Basis basis = presence.columns().basis(column);
      if (basis.states(field)) {
        lines.computeIfAbsent(basis.text(field), key -> new BitSet()).or(linesOf(column, own));
      }
    }
    return lines;
  }

  /** The groups in which lines state several of the values. */
  private BitSet mixedGroups(Collection<BitSet> linesByValue) {
    BitSet seen = new BitSet();
    BitSet mixed = new BitSet();
    for (BitSet lines : linesByValue) {
      BitSet own = new BitSet();
      lines.stream().forEach(line -> own.set(scope.groupId(line)));
      BitSet both = (BitSet) own.clone();
      both.and(seen);
      mixed.or(both);
      seen.or(own);
    }
    return mixed;
  }

  private BitSet ofGroups(BitSet lines, BitSet groups) {
    BitSet kept = new BitSet();
    lines.stream().filter(line -> groups.get(scope.groupId(line))).forEach(kept::set);
    return kept;
  }

  private NavigableSet<String> values(
      String source, BasisField field, @Nullable SharedAttribution shared) {
    return field == BasisField.ATTRIBUTION && shared != null
        ? shared.of(source)
        : stated.getOrDefault(source, Map.of()).getOrDefault(field, new TreeSet<>());
  }

  private @Nullable String chosen(String source, BasisField field) {
    return chosen.getOrDefault(source, Map.of()).get(field);
  }

  /** Ids of the sources that state several values of a field of which none comes first. */
  SortedSet<String> ambiguous() {
    return ambiguous;
  }

  /** The lines that have no value because of them. */
  BitSet ambiguousLines() {
    return ambiguousLines;
  }

  /** Why ambiguous sources give no value, with the bases to choose from. */
  Refusal refusal(@Nullable SharedAttribution shared) {
    return new Refusal(
        NullReason.AMBIGUOUS_BASIS, NullDetail.ofBases(candidates(ambiguous, shared)));
  }

  /** The outcome, once no source is ambiguous. */
  NeedOutcome outcome(RowQuery.Scope scope, @Nullable SharedAttribution shared) {
    Set<BasisField> mixed = EnumSet.noneOf(BasisField.class);
    Set<BasisField> partly = EnumSet.noneOf(BasisField.class);
    for (BasisField field : fields) {
      NavigableSet<String> distinct = distinct(field, shared);
      if (distinct.size() > 1) {
        mixed.add(field);
      } else if (unstated.contains(field) && (!distinct.isEmpty() || scope.basis().states(field))) {
        partly.add(field);
      }
    }
    List<Basis> candidates =
        mixed.isEmpty() ? List.of() : candidates(linesBySource.keySet(), shared);
    if (!mixed.isEmpty() && !scope.acknowledgeMismatch()) {
      return NeedOutcome.none(NullReason.DEFINITION_MISMATCH, NullDetail.ofBases(candidates));
    }
    Map<String, Basis> bases = new TreeMap<>();
    linesBySource.forEach((source, lines) -> bases.put(source, basis(source, lines)));
    Map<List<String>, Map<String, Basis>> groups = apart.isEmpty() ? Map.of() : groups();
    NeedOutcome outcome = new NeedOutcome(null, NullDetail.NONE, bases, groups, List.of());
    List<Warning> warnings = new ArrayList<>();
    if (!mixed.isEmpty()) {
      warnings.add(mixture(candidates, mixed));
    }
    if (!partly.isEmpty()) {
      warnings.add(unstated(scope.basis().overriddenBy(outcome.basis()), partly));
    }
    return new NeedOutcome(null, NullDetail.NONE, bases, groups, warnings);
  }

  private String measure() {
    return presence.columns().need().measure().id();
  }

  /** Two of the bases that differ in one of the fields. */
  private Warning mixture(List<Basis> candidates, Set<BasisField> mixed) {
    for (Basis one : candidates) {
      for (Basis other : candidates) {
        if (mixed.stream().anyMatch(field -> contradict(one, other, field))) {
          return mixture(one, other);
        }
      }
    }
    return mixture(candidates.getFirst(), candidates.getLast());
  }

  private Warning mixture(Basis left, Basis right) {
    return new Warning(
        WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED,
        WarningDetail.DifferentBases.of(measure(), left, right));
  }

  private static boolean contradict(Basis one, Basis other, BasisField field) {
    return one.states(field)
        && other.states(field)
        && one.text(field).compareTo(other.text(field)) < 0;
  }

  /** What some rows state, or the question does, against the rows that do not. */
  private Warning unstated(Basis stated, Set<BasisField> partly) {
    Basis own = stated.project(fields);
    return new Warning(
        WarningCode.BASIS_UNSPECIFIED,
        WarningDetail.DifferentBases.of(measure(), own, own.with(Basis.UNSPECIFIED, partly)));
  }

  private NavigableSet<String> distinct(BasisField field, @Nullable SharedAttribution shared) {
    if (field == BasisField.ATTRIBUTION && shared != null) {
      return shared.settled();
    }
    NavigableSet<String> distinct = new TreeSet<>();
    for (String source : linesBySource.keySet()) {
      String settled = chosen(source, field);
      distinct.addAll(settled == null ? values(source, field, null) : Set.of(settled));
    }
    return distinct;
  }

  /** The bases found, without currency, in order of their text; those of all operands if one. */
  private List<Basis> candidates(Set<String> sources, @Nullable SharedAttribution shared) {
    SortedMap<String, Basis> found = new TreeMap<>();
    for (String source : sources) {
      BitSet lines = linesBySource.getOrDefault(source, new BitSet());
      for (int i = 0; i < presence.columns().size(); i++) {
        if (presence.lines(i).intersects(lines)) {
          Basis basis = presence.columns().basis(i).project(BUT_CURRENCY);
          found.put(basis.canonical(), basis);
        }
      }
    }
    if (found.size() < 2 && shared != null) {
      return shared.candidates(sources.equals(ambiguous) ? sources : shared.sources());
    }
    return List.copyOf(found.values());
  }

  /** The identity fields that these lines of one source agree on. */
  private Basis basis(String source, BitSet lines) {
    List<Basis> bases = new ArrayList<>();
    for (int i = 0; i < presence.columns().size(); i++) {
      if (presence.lines(i).intersects(lines) && isAllowed(i, source)) {
        bases.add(presence.columns().basis(i).project(fields));
      }
    }
    return NeedOutcome.agreed(bases);
  }

  /** By group and source, what the rows of the group agree on. */
  private Map<List<String>, Map<String, Basis>> groups() {
    Map<List<String>, Map<String, Basis>> groups = new HashMap<>();
    linesBySource.forEach(
        (source, lines) -> {
          Map<List<String>, BitSet> byGroup = new HashMap<>();
          lines.stream()
              .forEach(
                  line ->
                      byGroup.computeIfAbsent(scope.group(line), key -> new BitSet()).set(line));
          byGroup.forEach(
              (group, own) ->
                  groups
                      .computeIfAbsent(group, key -> new TreeMap<>())
                      .put(source, basis(source, own)));
        });
    return groups;
  }

  /** False for a column whose value of a field lost against the workspace's default. */
  private boolean isAllowed(int column, String source) {
    Basis basis = presence.columns().basis(column);
    for (BasisField field : fields) {
      String settled = chosen(source, field);
      if (settled != null && basis.states(field) && !basis.text(field).equals(settled)) {
        return false;
      }
    }
    return true;
  }

  /** Columns to read of one source, by currency, those that state more first. */
  SortedMap<String, List<Integer>> columns(String source) {
    NeedColumns columns = presence.columns();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (isAllowed(i, source)) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.<Integer, Boolean>comparing(columns::isRate)
            .thenComparingInt(i -> -columns.basis(i).stated().size())
            .thenComparing(i -> columns.basis(i).canonical()));
    SortedMap<String, List<Integer>> byCurrency = new TreeMap<>();
    for (int i : order) {
      byCurrency
          .computeIfAbsent(columns.basis(i).currency(), currency -> new ArrayList<>())
          .add(columns.id(i));
    }
    return byCurrency;
  }
}
