package org.marketingmetrics.core.event.funnel;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.core.event.timeline.Months;
import org.marketingmetrics.core.event.timeline.Subjects;
import org.marketingmetrics.core.event.timeline.Timeline;

/** Collects a page of the people at a step, bucket by bucket until the page is full. */
final class FunnelPeople implements ChainSink {
  private final AnalyzeEventFunnel.PeopleRequest request;
  private final FunnelPlan plan;
  private final long afterKey;
  private final List<String> found = new ArrayList<>();

  FunnelPeople(AnalyzeEventFunnel.PeopleRequest request, FunnelPlan plan) {
    this.request = request;
    this.plan = plan;
    this.afterKey = request.after() == null ? 0 : Subjects.key(request.after());
  }

  List<String> find(Timeline timeline) {
    int first = request.after() == null ? 0 : Subjects.bucket(afterKey);
    int from = Months.of(plan.from());
    int to = Months.of(plan.to() - 1 + plan.window());
    for (int bucket = first;
        bucket < Subjects.BUCKETS && found.size() < request.limit();
        bucket++) {
      new FunnelScan(request.funnel(), plan, timeline.bucket(bucket, from, to), this).run();
    }
    return List.copyOf(found.subList(0, Math.min(found.size(), request.limit())));
  }

  @Override
  public boolean wantsEvents() {
    return false;
  }

  @Override
  public void add(Chain chain, Person person, long[] sources) {
    if (!isAtStep(chain) || chain.isRemoved() || !isAfter(person)) {
      return;
    }
    String subject = person.subject();
    if (found.isEmpty() || !found.getLast().equals(subject)) {
      found.add(subject);
    }
  }

  private boolean isAtStep(Chain chain) {
    return switch (request.atStep()) {
      case REACHED -> (chain.reached() & 1 << request.step()) != 0;
      case DROPPED_OFF -> chain.lastStep() == request.step() && !chain.isConverted();
    };
  }

  /** People of a bucket come by key, then by the bytes of their names. */
  private boolean isAfter(Person person) {
    String after = request.after();
    if (after == null || Subjects.bucket(person.key()) != Subjects.bucket(afterKey)) {
      return true;
    }
    return person.key() != afterKey
        ? person.key() > afterKey
        : Subjects.compareNames(person.subject(), after) > 0;
  }
}
