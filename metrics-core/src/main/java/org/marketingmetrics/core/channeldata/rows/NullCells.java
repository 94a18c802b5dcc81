package org.marketingmetrics.core.channeldata.rows;

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
    for (NeedOutcome outcome : plan.outcomes().subList(0, plan.query().needs().size())) {
      if (outcome.nullReason() != null) {
        return new Refusal(outcome.nullReason(), outcome.nullDetail());
      }
    }
    return null;
  }

  void refuse() {
    if (ofAll == null && plan.refusedGroups().isEmpty()) {
      return;
    }
    for (FactBlock block : facts.blocks()) {
      if (BlockRange.touches(block, plan.buckets())) {
        for (int run = 0; run < block.runs(); run++) {
          int line = block.line(run);
          if (scope.contains(line) && planner.holdsAny(line)) {
            refuse(block, run, line);
          }
        }
      }
    }
  }

  private void refuse(FactBlock block, int run, int line) {
    Refusal own = plan.refusal(scope.groupId(line));
    Refusal refusal = own == null ? ofAll : own;
    if (refusal != null) {
      for (int row = block.start(run); row < block.end(run); row++) {
        if (planner.fits(block, row)) {
          cells.of(block, line, row).refuse(refusal);
        }
      }
    }
  }
}
