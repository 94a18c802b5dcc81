package org.marketingmetrics.core.event.funnel;

import java.util.Arrays;
import java.util.List;
import org.marketingmetrics.core.event.timeline.BucketTimeline;
import org.marketingmetrics.core.event.timeline.SubjectRuns;
import org.marketingmetrics.core.event.timeline.TimelineBlock;

/**
 * Runs a funnel over the people of one bucket. A bucket needs nothing of the others, so that
 * buckets can be scanned by many threads, or machines. Belongs to one thread.
 */
public final class FunnelScan implements BucketTimeline.Visitor {
  private static final long NO_SOURCE = -1;

  private final EventFunnel funnel;
  private final FunnelPlan plan;
  private final BucketTimeline bucket;
  private final ChainSink sink;
  private final int[][] steps;
  private final int[][] spoils;
  private final Person person;
  private final PlainScan plain;
  private final boolean isPlain;
  private final FunnelSearch search;
  private final HeldValues held;
  private final MaskedEvents events = new MaskedEvents();
  private final Chain chain;
  private final long[] sources;

  /** A scan. */
  public FunnelScan(EventFunnel funnel, FunnelPlan plan, BucketTimeline bucket, ChainSink sink) {
    this.funnel = funnel;
    this.plan = plan;
    this.bucket = bucket;
    this.sink = sink;
    List<TimelineBlock> blocks = bucket.blocks();
    this.steps = new int[blocks.size()][];
    this.spoils = new int[blocks.size()][];
    mask(blocks);
    this.person = new Person(blocks);
    this.plain = new PlainScan(plan);
    this.isPlain = PlainScan.suits(plan) && funnel.held() == null && !sink.wantsEvents();
    this.search = FunnelSearch.of(plan);
    this.held = new HeldValues(funnel.held(), blocks);
    this.chain = new Chain(plan.steps());
    this.sources = new long[plan.steps()];
    Arrays.fill(sources, NO_SOURCE);
  }

  private void mask(List<TimelineBlock> blocks) {
    BlockMasks ofSteps =
        new BlockMasks(funnel.steps().stream().map(EventFunnel.Step::filter).toList());
    BlockMasks ofExclusions =
        new BlockMasks(funnel.exclusions().stream().map(EventFunnel.Exclusion::filter).toList());
    for (int b = 0; b < steps.length; b++) {
      steps[b] = ofSteps.of(blocks.get(b));
      spoils[b] = funnel.exclusions().isEmpty() ? new int[0] : gaps(ofExclusions.of(blocks.get(b)));
    }
  }

  /** Turns bits of exclusions into bits of the gaps they hold in. */
  private int[] gaps(int[] masks) {
    for (int i = 0; i < masks.length; i++) {
      int gaps = 0;
      for (int rest = masks[i]; rest != 0; rest &= rest - 1) {
        int exclusion = Integer.numberOfTrailingZeros(rest);
        gaps |= 1 << funnel.exclusions().get(exclusion).afterStep();
      }
      masks[i] = gaps;
    }
    return masks;
  }

  /** Tells the sink of all people. */
  public void run() {
    bucket.forEach(this);
  }

  @Override
  public void begin() {
    person.clear();
    plain.begin();
  }

  @Override
  public void events(TimelineBlock block, int place, int from, int to) {
    person.add(place, from, to);
    if (isPlain) {
      plain.events(block, steps[place], from, to);
    }
  }

  @Override
  public void end(SubjectRuns runs, int who) {
    person.name(runs, who);
    if (isPlain && !plain.isTied()) {
      if (plain.level() > 0) {
        boolean open =
            plain.level() < plan.steps() && plan.dataEnd() - plain.latestEntry() <= plan.window();
        chain.set(FunnelPlan.below(plain.level()), plain.start(), plain.end(), open);
        sink.add(chain, person, sources);
      }
    } else {
      collect();
      if (funnel.held() == null) {
        search(events);
      } else {
        for (MaskedEvents ofValue : held.divide(events, plan)) {
          search(ofValue);
        }
      }
    }
  }

  private void search(MaskedEvents ofPerson) {
    search.run(
        ofPerson,
        found -> {
          if (sink.wantsEvents()) {
            search.trace(ofPerson, found);
            for (int step = 0; step < sources.length; step++) {
              int event = found.eventOf(step);
              sources[step] = event == Chain.NONE ? NO_SOURCE : ofPerson.source(event);
            }
          }
          sink.add(found, person, sources);
        });
  }

  /** The events that can matter: those within reach of an entry, that meet or spoil anything. */
  private void collect() {
    events.clear();
    boolean all = plan.order() == FunnelOrder.STRICT;
    for (int range = 0; range < person.ranges(); range++) {
      int place = person.place(range);
      TimelineBlock block = person.block(place);
      for (int i = person.from(range); i < person.to(range); i++) {
        int met = steps[place][i];
        int spoiled = spoils[place].length == 0 ? 0 : spoils[place][i];
        if (all || (met | spoiled) != 0) {
          events.add(block.at(i), met, spoiled, Person.source(place, i));
        }
      }
    }
  }
}
