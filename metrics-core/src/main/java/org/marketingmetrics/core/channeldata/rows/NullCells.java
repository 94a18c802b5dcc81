package org.marketingmetrics.core.channeldata.rows;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;

/**
 * Makes the cells say why they have no value, for groups and buckets that have rows of any need.
 */
final class NullCells {
  private final Facts facts;
  private final LineScope scope;
  private final RowPlan plan;
  private final RowPlanner planner;
  private final Cells cells;
  private final @Nullable Refusal ofAll;

  NullCells(Facts facts, LineScope scope, RowPlan plan, RowPlanner planner, Cells cells) {
    this.facts = facts;
    this.scope = scope;
    this.plan = plan;
    this.planner = planner;
    this.cells = cells;
    this.ofAll = plan.query().dropMissing() ? null : ofAll(plan);
  }

  private static @Nullable Refusal ofAll(RowPlan plan) {
    for (int i = 0; i < plan.query().needs().size(); i++) {
      NeedOutcome outcome = plan.outcomes().get(i);
      if (outcome.nullReason() != null) {
        return new Refusal(outcome.nullReason(), outcome.nullDetail().of(atFault(plan, outcome)));
      }
    }
    return null;
  }

  /** Ids of the measures that have no value for the same reason. */
  private static List<String> atFault(RowPlan plan, NeedOutcome first) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < plan.query().needs().size(); i++) {
      if (plan.outcomes().get(i).nullReason() == first.nullReason()) {
        ids.add(plan.query().needs().get(i).measure().id());
      }
    }
    return ids;
  }

  void refuse() {
    if (ofAll == null && plan.refusedGroups().isEmpty()) {
      return;
    }
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, plan.buckets())) {
        long[][] columns = planner.columnsOfNeeds(block);
        for (int run = 0; run < block.runs(); run++) {
          int line = block.line(run);
          if (scope.contains(line) && planner.holdsAny(line)) {
            refuse(block, columns, run, line);
          }
        }
      }
    }
  }

  private void refuse(FactBlock block, long[][] columns, int run, int line) {
    Refusal own = plan.refusal(scope.groupId(line));
    Refusal refusal = own == null ? ofAll : own;
    if (refusal != null) {
      for (int row = block.start(run); row < block.end(run); row++) {
        if (planner.fits(block, row) && holdsAny(columns, row)) {
          cells.of(block, line, row).refuse(refusal);
        }
      }
    }
  }

  private static boolean holdsAny(long[][] columns, int row) {
    for (long[] column : columns) {
      if (column[row] != FactBlock.ABSENT) {
        return true;
      }
    }
    return false;
  }
}
