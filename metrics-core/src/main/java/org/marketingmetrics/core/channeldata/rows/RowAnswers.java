package org.marketingmetrics.core.channeldata.rows;

import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.facts.FactBlock;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** Answers questions about sums from a snapshot. Pure: the same facts give the same answer. */
public final class RowAnswers {
  private RowAnswers() {}

  /** The answer to a question. */
  public static RowAnswer answer(Facts facts, RowQuery query) {
    RowQuery.Scope asked = query.scope();
    Buckets buckets = new Buckets(asked.range(), asked.grain(), asked.settings().weekStart());
    LineScope scope = new LineScope(facts, asked);
    RowPlanner planner = new RowPlanner(scope, query, buckets);
    RowPlan plan = planner.plan();
    Cells cells = new Cells(query);
    if (!query.dropMissing() && !allAnswered(plan)) {
      nullCells(scope, plan, planner, cells);
      return new RowAnswer(plan.outcomes(), cells.all(), new BitSet(), plan.warnings());
    }
    BitSet declared = pairByDays(facts, plan);
    for (Stream stream : plan.streams()) {
      new RowScan(scope, plan, stream, cells).add();
    }
    for (Stream stream : plan.leftOut()) {
      new RowScan(scope, plan, stream, cells).countLeftOut();
    }
    addExact(scope, plan, planner, cells);
    sourceZones(plan, query);
    return new RowAnswer(plan.outcomes(), cells.all(), declared, plan.warnings());
  }

  private static boolean allAnswered(RowPlan plan) {
    int needs = plan.query().needs().size();
    return plan.outcomes().subList(0, needs).stream().allMatch(NeedOutcome::isAnswered);
  }

  /**
   * Cells that say why there is no value, for the groups and buckets that have rows of any need.
   */
  private static void nullCells(LineScope scope, RowPlan plan, RowPlanner planner, Cells cells) {
    NeedOutcome first =
        plan.outcomes().stream().filter(outcome -> !outcome.isAnswered()).findFirst().orElseThrow();
    if (first.nullReason() == null) {
      throw new IllegalStateException("an outcome without a reason");
    }
    for (FactBlock block : scope.facts().blocks()) {
      if (BlockRange.touches(block, plan.buckets())) {
        for (int run = 0; run < block.runs(); run++) {
          int line = block.line(run);
          if (planner.holdsAny(line)) {
            for (int row = block.start(run); row < block.end(run); row++) {
              refuse(scope, plan, cells, block, row, line, first);
            }
          }
        }
      }
    }
  }

  private static void refuse(
      LineScope scope,
      RowPlan plan,
      Cells cells,
      FactBlock block,
      int row,
      int line,
      NeedOutcome outcome) {
    Buckets buckets = plan.buckets();
    int day = block.day(row);
    boolean hourly = plan.query().scope().grain() == org.marketingmetrics.core.period.Grain.HOUR;
    if (outcome.nullReason() != null
        && buckets.together(day, block.lastDay(row))
        && (!hourly || block.days(row) == 0)) {
      cells
          .of(
              new CellKey(
                  scope.group(line),
                  buckets.start(day),
                  buckets.end(day),
                  hourly ? block.hourStart(row) : -1))
          .refuse(outcome.nullReason(), outcome.nullDetail());
    }
  }

  /** Cuts sources that complete each other to the days that all of them cover. */
  private static BitSet pairByDays(Facts facts, RowPlan plan) {
    DaysCovered covered = new DaysCovered(facts, plan);
    BitSet declared = new BitSet();
    BitSet common = null;
    SortedSet<String> sources = new TreeSet<>();
    for (Stream stream : plan.streams()) {
      declared.or(covered.declared(stream));
      if (stream.paired()) {
        sources.add(stream.source().id());
        BitSet days = covered.of(stream);
        if (common == null) {
          common = days;
        } else {
          common.and(days);
        }
      }
    }
    if (common != null) {
      for (Stream stream : plan.streams()) {
        if (stream.paired()) {
          stream.cutTo(common);
        }
      }
      declared.and(common);
      if (sources.size() > 1) {
        plan.warnings().add(crossSource(plan, common));
      }
    }
    return declared;
  }

  private static Warning crossSource(RowPlan plan, BitSet days) {
    Map<String, List<String>> sources = new TreeMap<>();
    List<Need> all = plan.query().all();
    for (int i = 0; i < all.size(); i++) {
      List<String> own = plan.outcomes().get(i).sources();
      if (!own.isEmpty()) {
        sources.put(all.get(i).measure().id(), own);
      }
    }
    return new Warning(
        WarningCode.CROSS_SOURCE,
        new WarningDetail.CrossSource(sources, Envelopes.ranges(days, plan.buckets().firstDay())));
  }

  private static void addExact(LineScope scope, RowPlan plan, RowPlanner planner, Cells cells) {
    List<Need> all = plan.query().all();
    ExactNeeds exact = new ExactNeeds(scope, plan, cells);
    for (int i = 0; i < all.size(); i++) {
      @Nullable SourceChoice choice = planner.choices().get(i);
      if (RowPlanner.isExact(all.get(i)) && choice != null && plan.outcomes().get(i).isAnswered()) {
        exact.add(i, i < plan.query().needs().size(), choice);
      }
    }
  }

  /** Warns of sources whose days are cut in another zone than the workspace's. */
  private static void sourceZones(RowPlan plan, RowQuery query) {
    ZoneId zone = query.scope().settings().zone();
    Map<String, ZoneId> zones = new TreeMap<>();
    plan.streams().forEach(stream -> zones.put(stream.source().id(), stream.source().zone()));
    zones.forEach(
        (source, own) -> {
          if (!own.equals(zone)) {
            plan.warnings()
                .add(
                    new Warning(
                        WarningCode.SOURCE_TIME_ZONE,
                        new WarningDetail.SourceTimeZone(source, own.getId(), zone.getId())));
          }
        });
  }
}
