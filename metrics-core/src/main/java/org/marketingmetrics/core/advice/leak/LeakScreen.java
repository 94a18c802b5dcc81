package org.marketingmetrics.core.advice.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.advice.Falsifier;
import org.marketingmetrics.core.advice.GroupCounts;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Measure;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.catalog.MetricKind;
import org.marketingmetrics.core.catalog.Proportion;
import org.marketingmetrics.core.statistics.MultipleTests;
import org.marketingmetrics.core.statistics.PValue;
import org.marketingmetrics.core.statistics.Wilson;
import org.marketingmetrics.core.value.Interval;
import org.marketingmetrics.core.value.Quantity;

/** All pairs of campaign and step, tested against the references of their steps. */
final class LeakScreen {
  private static final MeasureId REVENUE = new MeasureId("revenue");

  private final Catalog catalog;
  private final List<Measure> steps;
  private final double confidence;
  private final List<Pair> pairs = new ArrayList<>();
  private final double[] totals;
  private double totalRevenue;
  private int tooSmall;
  private int notBinomial;
  private int tested;
  private String currency = "";

  private record Pair(GroupCounts.Group group, int step, double base, double count) {
    double rate() {
      return count / base;
    }
  }

  private record Tested(Pair pair, StepReference reference, PValue p) {}

  LeakScreen(
      Catalog catalog,
      List<Measure> steps,
      List<GroupCounts.Group> groups,
      long minimumBase,
      double confidence) {
    this.catalog = catalog;
    this.steps = steps;
    this.confidence = confidence;
    this.totals = new double[steps.size()];
    currency(groups);
    for (GroupCounts.Group group : groups) {
      addTotals(group);
      for (int step = 1; step < steps.size(); step++) {
        pair(group, step, minimumBase).ifPresent(pairs::add);
      }
    }
  }

  /** Money of several currencies is not added, and then nothing is told in money. */
  private void currency(List<GroupCounts.Group> all) {
    List<String> currencies =
        all.stream()
            .map(group -> group.sums().get(REVENUE))
            .filter(Quantity.Money.class::isInstance)
            .map(money -> ((Quantity.Money) money).currency())
            .distinct()
            .toList();
    currency = currencies.size() == 1 ? currencies.getFirst() : "";
  }

  private void addTotals(GroupCounts.Group group) {
    for (int step = 0; step < steps.size(); step++) {
      Double count = group.number(steps.get(step).measure());
      totals[step] += count == null ? 0 : count;
    }
    Double revenue = group.number(REVENUE);
    totalRevenue += revenue == null ? 0 : revenue;
  }

  private Optional<Pair> pair(GroupCounts.Group group, int step, long minimumBase) {
    Quantity count = group.sums().get(steps.get(step).measure());
    Quantity base = group.sums().get(steps.get(step - 1).measure());
    if (count == null || base == null || base.number().signum() == 0) {
      return Optional.empty();
    }
    if (base.number().doubleValue() < minimumBase) {
      tooSmall++;
      return Optional.empty();
    }
    if (!isShare(step) || Proportion.absence(count, base) != null) {
      notBinomial++;
      return Optional.empty();
    }
    return Optional.of(
        new Pair(group, step, base.number().doubleValue(), count.number().doubleValue()));
  }

  private boolean isShare(int step) {
    Optional<Metric> metric = catalog.quotient(steps.get(step), steps.get(step - 1));
    return metric
        .map(pair -> pair.kind() == MetricKind.RATE || pair.kind() == MetricKind.RATE_GUARDED)
        .orElse(!steps.get(step).repeats());
  }

  /** The rates of a step, one for each campaign with a base that is large enough. */
  List<Double> rates(int step) {
    return pairs.stream().filter(pair -> pair.step() == step).map(Pair::rate).toList();
  }

  double total(int step) {
    return totals[step];
  }

  int tooSmall() {
    return tooSmall;
  }

  int notBinomial() {
    return notBinomial;
  }

  int tested() {
    return tested;
  }

  String currency() {
    return currency;
  }

  /** Those below their reference, each with its probability adjusted for all that were tested. */
  List<Leak> leaks(List<@Nullable StepReference> references) {
    List<Tested> all = new ArrayList<>();
    for (Pair pair : pairs) {
      StepReference reference = references.get(pair.step() - 1);
      if (reference != null) {
        all.add(
            new Tested(
                pair, reference, ReferenceScore.of(pair.count(), pair.base(), reference.rate())));
      }
    }
    tested = all.size();
    List<PValue> adjusted = MultipleTests.benjaminiHochberg(all.stream().map(Tested::p).toList());
    List<Leak> leaks = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).pair().rate() < all.get(i).reference().rate()) {
        leaks.add(leak(all.get(i), adjusted.get(i)));
      }
    }
    return leaks;
  }

  private Leak leak(Tested one, PValue adjusted) {
    Pair pair = one.pair();
    double reference = one.reference().rate();
    Interval interval = Wilson.interval(pair.count(), pair.base(), confidence);
    double gap = pair.base() * (reference - pair.rate());
    double sureGap = pair.base() * Math.max(0, reference - interval.upper());
    Double worth = worth(pair);
    return new Leak(
        pair.group().value(),
        pair.step(),
        pair.base(),
        pair.count(),
        pair.rate(),
        interval,
        one.reference(),
        gap * ordersPerUnit(pair),
        worth == null ? null : gap * worth,
        worth == null ? null : sureGap * worth,
        one.p(),
        adjusted,
        adjusted.value() <= 1 - confidence,
        Falsifier.of(metric(pair.step()), pair.rate(), reference));
  }

  private String metric(int step) {
    return catalog
        .quotient(steps.get(step), steps.get(step - 1))
        .map(metric -> metric.metric().id())
        .orElse("");
  }

  /** How many of a step get to the last: of this campaign where any got there, else of all. */
  private double ordersPerUnit(Pair pair) {
    Double last = pair.group().number(steps.getLast().measure());
    if (pair.count() > 0 && last != null && last > 0) {
      return last / pair.count();
    }
    double of = totals[pair.step()];
    return of == 0 ? 0 : totals[totals.length - 1] / of;
  }

  /** Revenue by one of a step: of this campaign where it has any, else of all; null without. */
  private @Nullable Double worth(Pair pair) {
    if (currency.isEmpty()) {
      return null;
    }
    Double revenue = pair.group().number(REVENUE);
    if (pair.count() > 0 && revenue != null && revenue > 0) {
      return revenue / pair.count();
    }
    double of = totals[pair.step()];
    return of == 0 ? null : Double.valueOf(totalRevenue / of);
  }
}
