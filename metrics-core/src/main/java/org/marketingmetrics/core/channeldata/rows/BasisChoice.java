package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/**
 * Decides between the bases under which the chosen rows hold one need. Several stated values of one
 * field are settled by the workspace's default; else they are ambiguous within a source and a
 * mismatch across sources. Currencies are kept apart, not chosen between.
 */
final class BasisChoice {
  private static final Set<BasisField> BUT_CURRENCY =
      EnumSet.complementOf(EnumSet.of(BasisField.CURRENCY));

  private final Presence presence;
  private final Map<String, BitSet> linesBySource;
  private final Map<BasisField, Map<String, NavigableSet<String>>> statedBySource =
      new EnumMap<>(BasisField.class);
  private final Set<BasisField> unstated = EnumSet.noneOf(BasisField.class);

  /**
   * The bases of one need.
   *
   * @param linesBySource the lines read for the need, by source
   */
  BasisChoice(Presence presence, Map<String, BitSet> linesBySource) {
    this.presence = presence;
    this.linesBySource = linesBySource;
    for (int i = 0; i < presence.columns().size(); i++) {
      collect(i);
    }
  }

  private void collect(int column) {
    Basis basis = presence.columns().basis(column);
    linesBySource.forEach(
        (source, lines) -> {
          if (presence.lines(column).intersects(lines)) {
            for (BasisField field : fields()) {
              if (basis.states(field)) {
                statedBySource
                    .computeIfAbsent(field, key -> new TreeMap<>())
                    .computeIfAbsent(source, key -> new TreeSet<>())
                    .add(basis.text(field));
              } else {
                unstated.add(field);
              }
            }
          }
        });
  }

  private Set<BasisField> fields() {
    Set<BasisField> fields = EnumSet.noneOf(BasisField.class);
    fields.addAll(presence.columns().need().measure().identity());
    fields.retainAll(BUT_CURRENCY);
    return fields;
  }

  /** The stated values of a field, by source. */
  Map<String, NavigableSet<String>> stated(BasisField field) {
    return statedBySource.getOrDefault(field, Map.of());
  }

  /**
   * The outcome.
   *
   * @param attributionOfAll stated attributions of all needs of the question, by source: the
   *     operands of one metric share one
   */
  NeedOutcome outcome(RowQuery.Scope scope, Map<String, NavigableSet<String>> attributionOfAll) {
    List<Warning> warnings = new ArrayList<>();
    Set<BasisField> settled = EnumSet.noneOf(BasisField.class);
    for (BasisField field : fields()) {
      Map<String, NavigableSet<String>> values =
          field == BasisField.ATTRIBUTION ? attributionOfAll : stated(field);
      NavigableSet<String> distinct = new TreeSet<>();
      values.values().forEach(distinct::addAll);
      boolean byDefault = distinct.contains(scope.settings().defaultBasis().text(field));
      if (distinct.size() > 1 && !byDefault) {
        boolean withinOne = values.values().stream().anyMatch(of -> of.size() > 1);
        if (withinOne || !scope.acknowledgeMismatch()) {
          return NeedOutcome.none(
              withinOne ? NullReason.AMBIGUOUS_BASIS : NullReason.DEFINITION_MISMATCH,
              NullDetail.ofBases(candidates()));
        }
        warnings.add(
            Warning.of(WarningCode.DEFINITION_MISMATCH_ACKNOWLEDGED, "fields", field.id()));
      } else {
        settled.add(field);
        boolean mixed =
            unstated.contains(field) && (!distinct.isEmpty() || scope.basis().states(field));
        if (mixed) {
          warnings.add(Warning.of(WarningCode.BASIS_UNSPECIFIED, "fields", field.id()));
        }
      }
    }
    return new NeedOutcome(
        null,
        NullDetail.NONE,
        List.copyOf(linesBySource.keySet()),
        basis(scope, settled),
        warnings);
  }

  /** The bases found, without currency, in order of their text. */
  private List<Basis> candidates() {
    Map<String, Basis> found = new TreeMap<>();
    for (int i = 0; i < presence.columns().size(); i++) {
      if (isRead(i)) {
        Basis basis = presence.columns().basis(i).project(BUT_CURRENCY);
        found.put(basis.canonical(), basis);
      }
    }
    return List.copyOf(found.values());
  }

  private boolean isRead(int column) {
    return linesBySource.values().stream().anyMatch(presence.lines(column)::intersects);
  }

  private Basis basis(RowQuery.Scope scope, Set<BasisField> settled) {
    Basis basis = Basis.UNSPECIFIED;
    for (int i = 0; i < presence.columns().size(); i++) {
      if (isRead(i) && isAllowed(i, scope)) {
        Basis column = presence.columns().basis(i);
        Set<BasisField> stated = EnumSet.copyOf(settled);
        stated.retainAll(column.stated());
        basis = basis.with(column, stated);
      }
    }
    return basis;
  }

  /** False for a column whose value of a field lost against the workspace's default. */
  private boolean isAllowed(int column, RowQuery.Scope scope) {
    Basis basis = presence.columns().basis(column);
    Basis preferred = scope.settings().defaultBasis();
    for (BasisField field : fields()) {
      boolean competing = distinct(field).contains(preferred.text(field));
      if (competing && basis.states(field) && !basis.text(field).equals(preferred.text(field))) {
        return false;
      }
    }
    return true;
  }

  private NavigableSet<String> distinct(BasisField field) {
    NavigableSet<String> distinct = new TreeSet<>();
    stated(field).values().forEach(distinct::addAll);
    return distinct;
  }

  /** Columns to read, by currency, those that state more first. */
  SortedMap<String, List<Integer>> columns(RowQuery.Scope scope) {
    SortedMap<String, List<Integer>> byCurrency = new TreeMap<>();
    NeedColumns columns = presence.columns();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (isAllowed(i, scope)) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.<Integer>comparingInt(i -> -columns.basis(i).stated().size())
            .thenComparing(i -> columns.basis(i).canonical()));
    for (int i : order) {
      byCurrency
          .computeIfAbsent(columns.basis(i).currency(), currency -> new ArrayList<>())
          .add(columns.id(i));
    }
    return byCurrency;
  }
}
