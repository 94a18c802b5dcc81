package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;

/**
 * The bases of all needs of one question. The operands of a metric share one attribution; the steps
 * of a funnel need not.
 */
final class BasisChoices {
  private final RowQuery query;
  private final List<Presence> presences;
  private final List<@Nullable BasisChoice> choices = new ArrayList<>();
  private final List<@Nullable NeedOutcome> refused;
  private final @Nullable SharedAttribution shared;

  /**
   * The bases of the lines that are read.
   *
   * @param scope the groups of the lines
   * @param lines by need, then by extra: the lines read for it, by source; empty for none
   * @param refused outcomes known already; null where there is none
   */
  BasisChoices(
      LineScope scope,
      RowQuery query,
      List<Presence> presences,
      List<SortedMap<String, BitSet>> lines,
      List<@Nullable NeedOutcome> refused) {
    this.query = query;
    this.presences = presences;
    this.refused = refused;
    for (int i = 0; i < presences.size(); i++) {
      boolean isRead = refused.get(i) == null && !lines.get(i).isEmpty();
      choices.add(isRead ? new BasisChoice(scope, presences.get(i), lines.get(i)) : null);
    }
    RowQuery.Settings settings = query.scope().settings();
    shared =
        query.dropMissing() || query.takesSeveralSales()
            ? null
            : new SharedAttribution(choices, settings.defaultBasis());
    for (BasisChoice choice : choices) {
      if (choice != null) {
        choice.settle(query.scope(), shared);
      }
    }
  }

  /** Why the rows of some sources cannot answer the need; null when all can. */
  @Nullable Refusal refusal(int need) {
    BasisChoice choice = choices.get(need);
    return choice == null || choice.ambiguous().isEmpty() ? null : choice.refusal(shared);
  }

  /** The lines of those sources; of acknowledged differences only those of groups that mix. */
  BitSet ambiguousLines(int need) {
    BasisChoice choice = choices.get(need);
    return choice == null ? new BitSet() : choice.ambiguousLines();
  }

  /** By need, then by extra; only once nothing is ambiguous. */
  List<NeedOutcome> outcomes() {
    List<NeedOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      NeedOutcome refusal = refused.get(i);
      BasisChoice choice = choices.get(i);
      if (refusal != null || choice == null) {
        outcomes.add(
            refusal == null ? NeedOutcome.none(NullReason.NO_DATA, NullDetail.NONE) : refusal);
      } else {
        outcomes.add(choice.outcome(query.scope(), shared));
      }
    }
    return outcomes;
  }

  /** Columns to read; for needs that nothing reads those that show which rows are left out. */
  SortedMap<String, List<Integer>> columns(int need, String source) {
    BasisChoice choice = choices.get(need);
    return choice == null ? any(need) : choice.columns(source);
  }

  private SortedMap<String, List<Integer>> any(int need) {
    NeedColumns columns = presences.get(need).columns();
    SortedMap<String, List<Integer>> any = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      any.computeIfAbsent(columns.basis(i).currency(), key -> new ArrayList<>()).add(columns.id(i));
    }
    return any;
  }
}
