package org.marketingmetrics.core.channeldata.rows;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.facts.Facts;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.value.WarningDetail;

/** Answers questions about sums from a snapshot. Pure: the same facts give the same answer. */
public final class RowAnswers {
  private final Facts facts;
  private final RowQuery query;
  private final LineScope scope;
  private final RowPlanner planner;
  private final RowPlan plan;
  private final Cells cells;

  private RowAnswers(Facts facts, RowQuery query) {
    this.facts = facts;
    this.query = query;
    RowQuery.Scope asked = query.scope();
    Buckets buckets = new Buckets(asked.range(), asked.grain(), asked.settings().weekStart());
    this.scope = new LineScope(facts, asked);
    RowPlanner apart = new RowPlanner(scope, query, buckets);
    RowPlan first = apart.plan();
    RowPlanner together = apart.together(first);
    RowPlan second = together == null ? first : together.plan();
    if (together != null && !second.mixesBases()) {
      this.planner = together;
      this.plan = second;
    } else {
      this.planner = apart;
      this.plan = first;
    }
    this.cells = new Cells(query, scope, buckets);
  }

  /** The answer to a question. */
  public static RowAnswer answer(Facts facts, RowQuery query) {
    return new RowAnswers(facts, query).answer();
  }

  private RowAnswer answer() {
    DaysCovered covered = new DaysCovered(facts, plan);
    PairedDays paired = PairedDays.of(plan, covered);
    if (query.dropMissing() || allAnswered()) {
      for (Stream stream : plan.streams()) {
        new RowScan(facts, plan, stream, cells).add();
      }
      countLeftOut(plan.leftOut());
      addExact();
    } else if (nothingIsAmbiguous()) {
      countLeftOut(plan.streams());
      countLeftOut(plan.leftOut());
    }
    new NullCells(facts, scope, plan, planner, cells).refuse();
    crossSource(paired);
    sourceZones();
    return new RowAnswer(
        plan.outcomes(),
        cells.all(),
        paired.declared(),
        covered.watermarks(usedStreams()),
        readTogether(),
        new CampaignStarts(scope, plan, usedStreams()),
        plan.warnings());
  }

  private List<NeedOutcome> ofNeeds() {
    return plan.outcomes().subList(0, query.needs().size());
  }

  private boolean allAnswered() {
    return ofNeeds().stream().allMatch(NeedOutcome::isAnswered);
  }

  private boolean nothingIsAmbiguous() {
    return ofNeeds().stream()
        .allMatch(outcome -> outcome.isAnswered() || outcome.nullReason() == NullReason.NO_DATA);
  }

  private void countLeftOut(List<Stream> streams) {
    for (Stream stream : streams) {
      new RowScan(facts, plan, stream, cells).countLeftOut();
    }
  }

  private void addExact() {
    List<Need> all = query.all();
    ExactNeeds exact = new ExactNeeds(scope, plan, cells);
    for (int i = 0; i < all.size(); i++) {
      @Nullable SourceChoice choice = planner.choices().get(i);
      if (RowPlanner.isExact(all.get(i)) && choice != null && plan.outcomes().get(i).isAnswered()) {
        exact.add(i, planner.presence(i), choice);
      }
    }
  }

  /** The streams, and those that {@link ExactNeeds} are read from. */
  private List<Stream> usedStreams() {
    List<Stream> used = new ArrayList<>(plan.streams());
    for (int i = 0; i < query.all().size(); i++) {
      int index = i;
      SourceChoice choice = planner.choices().get(i);
      if (choice != null && RowPlanner.isExact(query.all().get(i))) {
        choice
            .linesBySource()
            .forEach(
                (source, lines) ->
                    used.add(new Stream(source, List.of(index), lines, new BitSet())));
      }
    }
    return used;
  }

  /** By extra, the needs that one row can hold beside it. */
  private List<BitSet> readTogether() {
    List<BitSet> together = new ArrayList<>();
    for (int extra = 0; extra < query.extras().size(); extra++) {
      BitSet needs = new BitSet();
      for (Stream stream : plan.streams()) {
        if (stream.extras().contains(extra)) {
          stream.needs().forEach(needs::set);
        }
      }
      together.add(needs);
    }
    return together;
  }

  /** Warns where needs that belong together come from sources that do not answer all of them. */
  private void crossSource(PairedDays paired) {
    Map<String, List<String>> sources = new TreeMap<>();
    boolean differ = false;
    for (int i = 0; i < query.needs().size(); i++) {
      List<String> own = plan.outcomes().get(i).sources();
      if (!own.isEmpty()) {
        differ |= sources.values().stream().anyMatch(other -> !other.equals(own));
        sources.put(query.needs().get(i).measure().id(), own);
      }
    }
    if (differ && (paired.isCut() || hasExact())) {
      plan.warnings()
          .add(
              new Warning(
                  WarningCode.CROSS_SOURCE,
                  new WarningDetail.CrossSource(
                      sources, Envelopes.ranges(paired.days(), plan.buckets().firstDay()))));
    }
  }

  private boolean hasExact() {
    return query.needs().stream().anyMatch(RowPlanner::isExact);
  }

  /** Warns of sources whose days are cut in another zone than the workspace's. */
  private void sourceZones() {
    ZoneId zone = query.scope().settings().zone();
    Map<String, ZoneId> zones = new TreeMap<>();
    for (NeedOutcome outcome : plan.outcomes()) {
      outcome.sources().forEach(source -> zones.put(source, zone(source)));
    }
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

  private ZoneId zone(String id) {
    return facts.sources().stream()
        .filter(source -> source.id().equals(id))
        .map(Source::zone)
        .findFirst()
        .orElseThrow();
  }
}
