package org.marketingmetrics.core.comparison;

import java.util.Arrays;
import java.util.List;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.channeldata.Question;
import org.marketingmetrics.core.channeldata.World;

/** Comparisons as tests ask them. */
final class Comparing {
  private Comparing() {}

  static ComparisonData data(World world) {
    return new ComparisonData(
        World.CATALOG,
        world.stores.workspaces(),
        world.stores.campaigns(),
        world.facts,
        World.CLOCK);
  }

  static Definition definition(String id) {
    return World.CATALOG.find(id).orElseThrow();
  }

  static CompareSegments.Result segments(
      World world, String metric, Question scope, Reference reference, TestSettings settings) {
    return new CompareSegments(data(world))
        .run(
            new CompareSegments.Request(
                definition(metric), scope.scope(), List.of(), reference, settings));
  }

  static CompareSegments.Result against(
      World world, String metric, Question scope, String reference) {
    return segments(world, metric, scope, new Reference.Named(reference), TestSettings.DEFAULT);
  }

  static CompareSegments.Segment segment(CompareSegments.Result result, String value) {
    return result.segments().stream()
        .filter(segment -> segment.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  static Difference difference(CompareSegments.Result result, String value) {
    return java.util.Objects.requireNonNull(segment(result, value).difference());
  }

  static ComparePeriods.Result periods(
      World world, Question scope, EarlierPeriod earlier, String... metrics) {
    return new ComparePeriods(data(world))
        .run(
            new ComparePeriods.Request(
                Arrays.stream(metrics).map(Comparing::definition).toList(),
                scope.scope(),
                earlier,
                null,
                java.util.Set.of(),
                TestSettings.DEFAULT));
  }

  static ExplainChange.Result explain(
      World world, String metric, Question scope, EarlierPeriod earlier, Breakdown breakdown) {
    return new ExplainChange(data(world))
        .run(
            new ExplainChange.Request(
                definition(metric), scope.scope(), earlier, null, breakdown, TestSettings.DEFAULT));
  }

  static TestSettings settings(Looks looks) {
    return new TestSettings(
        0.95, Correction.HOLM, looks, MinimumData.DEFAULT, null, UnitChoice.AUTO);
  }

  static TestSettings settings(UnitChoice units) {
    return new TestSettings(0.95, Correction.HOLM, Looks.ONCE, MinimumData.DEFAULT, null, units);
  }

  static TestSettings settings(MinimumData minimum) {
    return new TestSettings(0.95, Correction.HOLM, Looks.ONCE, minimum, null, UnitChoice.AUTO);
  }

  static TestSettings settings(Prior prior) {
    return new TestSettings(
        0.95, Correction.HOLM, Looks.ONCE, MinimumData.DEFAULT, prior, UnitChoice.AUTO);
  }

  static TestSettings settings(Correction correction) {
    return new TestSettings(
        0.95, correction, Looks.ONCE, MinimumData.DEFAULT, null, UnitChoice.AUTO);
  }
}
