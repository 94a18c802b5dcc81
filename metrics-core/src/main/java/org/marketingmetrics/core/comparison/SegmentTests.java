package org.marketingmetrics.core.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.statistics.KProportions;
import org.marketingmetrics.core.statistics.PooledTest;
import org.marketingmetrics.core.statistics.Trials;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;

/** The tests of one question about segments. */
final class SegmentTests {
  private final CompareSegments.Request request;
  private final Map<String, Arm> arms;
  private final Comparability comparability;
  private final PairTester tester;
  private final RestArm rest;
  private final Arm unknown;

  /**
   * The tests over the sides that were read.
   *
   * @param arms by segment
   */
  SegmentTests(
      Catalog catalog, CompareSegments.Request request, LookRule looks, Map<String, Arm> arms) {
    this.request = request;
    this.arms = arms;
    this.comparability =
        new Comparability(catalog, request.definition(), request.scope().acknowledgeMismatch());
    this.tester = new PairTester(request.definition(), request.settings(), looks, comparability);
    this.rest = new RestArm(catalog, request.definition(), request.settings());
    this.unknown = rest.of(List.of());
  }

  private record Side(String value, @Nullable String reference, Arm arm, Arm other) {}

  CompareSegments.Result result(List<String> values, DataScope.Opened opened) {
    List<Side> sides =
        switch (request.reference()) {
          case Reference.Named named -> against(values, named.value());
          case Reference.Rest _ -> againstRest(values);
          case Reference.AllPairs _ -> pairs(values);
        };
    List<Family.Member> members = new ArrayList<>();
    for (Side side : sides) {
      CallDeadline.check();
      members.add(
          Family.Member.of(tester.test(side.arm(), side.other()), side.arm(), side.other()));
    }
    List<Difference> judged = Family.judge(members, request.settings());
    Refusals.requireSomeComparable(judged);
    KProportions overall = overall(values);
    return new CompareSegments.Result(
        segments(values, sides, judged),
        request.reference() instanceof Reference.AllPairs ? pairs(sides, judged) : List.of(),
        overall,
        Assumptions.of(judged, request.settings()),
        overall != null && overall.smallestExpected() < PooledTest.LEAST_EXPECTED
            ? List.of(Warning.of(WarningCode.SMALL_EXPECTED_COUNTS))
            : List.of(),
        opened.facts().revision(),
        opened);
  }

  private Arm arm(String value) {
    return arms.getOrDefault(value, unknown);
  }

  private List<Side> against(List<String> values, String reference) {
    return values.stream()
        .filter(value -> !value.equals(reference))
        .map(value -> new Side(value, reference, arm(value), arm(reference)))
        .toList();
  }

  private List<Side> againstRest(List<String> values) {
    return values.stream()
        .map(value -> new Side(value, null, arm(value), rest.of(others(value))))
        .toList();
  }

  /**
   * All other segments that have a value of the same definition; where the test goes by units,
   * those that have such units, unless none has.
   */
  private List<Arm> others(String value) {
    Arm own = arm(value);
    List<Arm> alike = new ArrayList<>();
    arms.forEach(
        (name, other) -> {
          if (!name.equals(value)
              && own.hasValue()
              && other.hasValue()
              && comparability.areAlike(own.value(), other.value())
              && (own.trials() != null) == (other.trials() != null)) {
            alike.add(other);
          }
        });
    boolean byUnits = own.trials() == null || request.settings().units().isForced();
    List<Arm> withUnits =
        alike.stream()
            .filter(other -> other.samples().keySet().containsAll(own.samples().keySet()))
            .toList();
    return byUnits && !withUnits.isEmpty() ? withUnits : alike;
  }

  private List<Side> pairs(List<String> values) {
    List<Side> pairs = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      for (int j = i + 1; j < values.size(); j++) {
        String one = values.get(i);
        String other = values.get(j);
        pairs.add(new Side(one, other, arm(one), arm(other)));
      }
    }
    return pairs;
  }

  private List<CompareSegments.Segment> segments(
      List<String> values, List<Side> sides, List<Difference> judged) {
    List<CompareSegments.Segment> segments = new ArrayList<>();
    boolean pairs = request.reference() instanceof Reference.AllPairs;
    for (String value : values) {
      int place = -1;
      for (int i = 0; i < sides.size() && !pairs; i++) {
        place = sides.get(i).value().equals(value) ? i : place;
      }
      Side side = place < 0 ? null : sides.get(place);
      segments.add(
          new CompareSegments.Segment(
              value,
              arm(value),
              side != null && side.reference() == null ? side.other() : null,
              side == null ? null : judged.get(place)));
    }
    if (request.reference() instanceof Reference.Named named && !values.contains(named.value())) {
      segments.add(new CompareSegments.Segment(named.value(), arm(named.value()), null, null));
    }
    return segments;
  }

  private static List<CompareSegments.Pair> pairs(List<Side> sides, List<Difference> judged) {
    List<CompareSegments.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      pairs.add(
          new CompareSegments.Pair(
              sides.get(i).value(),
              Objects.requireNonNull(sides.get(i).reference()),
              judged.get(i)));
    }
    return pairs;
  }

  /** Over the segments that are proportions of one definition, when all that have a value are. */
  private @Nullable KProportions overall(List<String> values) {
    List<Trials> trials = new ArrayList<>();
    MetricValue first = null;
    for (String value : values) {
      Arm arm = arm(value);
      if (arm.hasValue()) {
        first = first == null ? arm.value() : first;
        if (arm.effective() == null || !comparability.areAlike(first, arm.value())) {
          return null;
        }
        trials.add(arm.effective());
      }
    }
    return trials.size() < 2 ? null : KProportions.of(trials);
  }
}
