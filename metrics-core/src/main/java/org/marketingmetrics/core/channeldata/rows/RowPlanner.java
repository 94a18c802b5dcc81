package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.MeasureKind;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.value.NullDetail;
import org.marketingmetrics.core.value.NullReason;

/**
 * Decides which rows answer a question: per need the source, per source the level, then which
 * sources answer all of it and which complete each other.
 */
final class RowPlanner {
  private final LineScope scope;
  private final RowQuery query;
  private final Buckets buckets;
  private final BitSet first;
  private final List<Need> all;
  private final List<Presence> presences = new ArrayList<>();
  private final List<@Nullable SourceChoice> choices = new ArrayList<>();
  private final List<@Nullable NeedOutcome> refused = new ArrayList<>();
  private final SortedMap<Integer, Refusal> refusedGroups = new TreeMap<>();

  RowPlanner(LineScope scope, RowQuery query, Buckets buckets) {
    this(scope, query, buckets, new BitSet());
  }

  /** The plan in which these lines, where they answer, come before all others. */
  private RowPlanner(LineScope scope, RowQuery query, Buckets buckets, BitSet first) {
    this.first = first;
    this.scope = scope;
    this.query = query;
    this.buckets = buckets;
    this.all = query.all();
  }

  /**
   * True for measures that are never summed: they are answered by one row, see {@link ExactNeeds}.
   */
  static boolean isExact(Need need) {
    MeasureKind kind = need.measure().kind();
    return kind == MeasureKind.UNIQUE || kind == MeasureKind.STOCK;
  }

  /**
   * A planner of the sources that state one attribution for all operands of the metric; null where
   * there are none, or the plan does not mix attributions.
   */
  @Nullable RowPlanner together(RowPlan plan) {
    if (query.dropMissing() || !first.isEmpty() || !plan.mixesBases()) {
      return null;
    }
    BitSet lines = new OperandLines(scope, query.needs(), presences).find();
    return lines.isEmpty() ? null : new RowPlanner(scope, query, buckets, lines);
  }

  RowPlan plan() {
    all.forEach(this::chooseSource);
    for (int i = 0; i < all.size(); i++) {
      refuseAmbiguousSources(i);
    }
    dropRefusedGroups();
    while (true) {
      StreamPlanner planner = new StreamPlanner(scope, query, presences, choices, buckets);
      StreamPlanner.Streams streams = planner.plan();
      BasisChoices bases =
          new BasisChoices(scope, query, presences, streams.read(), new ArrayList<>(refused));
      if (!refuseAmbiguousBases(bases) && !refuseMismatches(bases.outcomes())) {
        return new RowPlan(
            query,
            buckets,
            streams.streams(),
            streams.leftOut(),
            bases.outcomes(),
            bases::columns,
            refusedGroups,
            new MailingLines(scope, query, buckets, streams.read()));
      }
    }
  }

  private void chooseSource(Need need) {
    NeedColumns columns = new NeedColumns(scope.facts(), need, query.scope().basis());
    RowFit fit = new RowFit(need, query.scope().grain(), buckets);
    Presence presence = new Presence(scope, columns, buckets, fit);
    presences.add(presence);
    if (presence.lines().isEmpty()) {
      choices.add(null);
      refused.add(isExact(need) ? ExactNeeds.missing(scope, columns, fit) : noData());
      return;
    }
    BitSet ahead = OperandLines.isOperand(need) ? first : new BitSet();
    choices.add(SourceChoice.of(scope, need, presence.lines(), query.scope(), ahead));
    refused.add(null);
  }

  private void refuseAmbiguousSources(int need) {
    SourceChoice choice = choices.get(need);
    if (choice == null) {
      return;
    }
    choice
        .ambiguous()
        .forEach(
            (group, names) -> {
              Refusal refusal =
                  new Refusal(
                      NullReason.AMBIGUOUS_SOURCE, NullDetail.ofSources(List.copyOf(names)));
              refuse(need, group, refusal);
            });
  }

  /** A funnel loses the one step, a metric its value in the one group. */
  private void refuse(int need, int group, Refusal refusal) {
    if (query.dropMissing()) {
      refused.set(need, NeedOutcome.none(refusal.reason(), refusal.detail()));
      choices.set(need, null);
    } else {
      List<String> atFault = List.of(all.get(need).measure().id());
      refusedGroups.putIfAbsent(group, new Refusal(refusal.reason(), refusal.detail().of(atFault)));
    }
  }

  /** Takes the lines of refused groups out; a need that has no others has no value elsewhere. */
  private void dropRefusedGroups() {
    BitSet groups = new BitSet();
    refusedGroups.keySet().forEach(groups::set);
    for (int i = 0; i < all.size() && !groups.isEmpty(); i++) {
      SourceChoice choice = choices.get(i);
      if (choice != null) {
        SourceChoice kept = choice.without(scope, groups);
        choices.set(i, kept);
        if (kept.linesBySource().isEmpty()) {
          refused.set(i, groups.cardinality() == scope.groups() ? firstRefusal() : noData());
          choices.set(i, null);
        }
      }
    }
  }

  private NeedOutcome firstRefusal() {
    Refusal first = java.util.Objects.requireNonNull(refusedGroups.get(refusedGroups.firstKey()));
    return NeedOutcome.none(first.reason(), first.detail());
  }

  private static NeedOutcome noData() {
    return NeedOutcome.none(NullReason.NO_DATA, NullDetail.NONE);
  }

  /** True when there were any that are not refused yet, so that the plan has to be made again. */
  private boolean refuseAmbiguousBases(BasisChoices bases) {
    boolean found = false;
    for (int i = 0; i < all.size(); i++) {
      int need = i;
      Refusal refusal = bases.refusal(need);
      if (refusal != null) {
        found = true;
        bases.ambiguousLines(need).stream()
            .forEach(line -> refuse(need, scope.groupId(line), refusal));
      }
    }
    dropRefusedGroups();
    return found;
  }

  /** True when a funnel lost a step by it, so that the plan has to be made again. */
  private boolean refuseMismatches(List<NeedOutcome> outcomes) {
    boolean found = false;
    for (int i = 0; i < all.size() && query.dropMissing(); i++) {
      if (choices.get(i) != null
          && outcomes.get(i).nullReason() == NullReason.DEFINITION_MISMATCH) {
        refused.set(i, outcomes.get(i));
        choices.set(i, null);
        found = true;
      }
    }
    return found;
  }

  /** True when the row lies in one bucket. */
  boolean fits(FactBlock block, int row) {
    return presences.getFirst().fit().isInside(block, row);
  }

  /** The columns of a block that hold any need or extra. */
  long[][] columnsOfNeeds(FactBlock block) {
    List<long[]> columns = new ArrayList<>();
    for (Presence presence : presences) {
      for (int i = 0; i < presence.columns().size(); i++) {
        int position = block.position(presence.columns().id(i));
        if (position >= 0) {
          columns.add(block.values(position));
        }
      }
    }
    return columns.toArray(new long[0][]);
  }

  /** What is held of a need, or extra. */
  Presence presence(int index) {
    return presences.get(index);
  }

  /** True when the line has rows of any need inside the range. */
  boolean holdsAny(int line) {
    return presences.stream()
        .anyMatch(presence -> presence.lines().get(line) || presence.elsewhere().get(line));
  }

  /** The lines chosen, by need, then by extra; null where there are none. */
  List<@Nullable SourceChoice> choices() {
    return choices;
  }
}
