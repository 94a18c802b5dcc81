package org.marketingmetrics.core.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.statistics.MannKendall;
import org.marketingmetrics.core.statistics.PValue;
import org.marketingmetrics.core.statistics.Quantiles;
import org.marketingmetrics.core.statistics.TheilSen;

/**
 * The trend of one series, not yet corrected for others.
 *
 * @param definition which
 * @param points in order of time
 * @param values of the points that have one
 * @param test over all pairs; null with fewer than two values
 * @param seasonal over pairs of one weekday; null where weekdays do not repeat
 * @param line by the pairs of the test that decides; null as {@code test}
 */
record SeriesTest(
    Definition definition,
    List<AnalyzeTrend.Point> points,
    List<Double> values,
    @Nullable MannKendall test,
    @Nullable MannKendall seasonal,
    @Nullable TheilSen line) {
  private static final int WEEK = 7;

  static SeriesTest of(
      Definition definition, MetricAnswer answer, DateRange range, AnalyzeTrend.Request request) {
    List<AnalyzeTrend.Point> points = new ArrayList<>();
    answer
        .cells()
        .keySet()
        .forEach(
            key ->
                points.add(
                    new AnalyzeTrend.Point(
                        new DateRange(
                            LocalDate.ofEpochDay(key.start()), LocalDate.ofEpochDay(key.end())),
                        answer.value(key))));
    List<AnalyzeTrend.Point> used =
        points.stream().filter(point -> point.value().value() != null).toList();
    double[] values = new double[used.size()];
    double[] times = new double[used.size()];
    int[] weekdays = new int[used.size()];
    for (int i = 0; i < values.length; i++) {
      Double value = used.get(i).value().value();
      LocalDate day = used.get(i).dates().start();
      values[i] = value == null ? Double.NaN : value;
      times[i] = day.toEpochDay() - range.start().toEpochDay();
      weekdays[i] = day.getDayOfWeek().getValue();
    }
    if (values.length < 2) {
      return new SeriesTest(definition, points, boxed(values), null, null, null);
    }
    boolean repeats = request.scope().grain() == Grain.DAY && values.length >= 2 * WEEK;
    return new SeriesTest(
        definition,
        points,
        boxed(values),
        MannKendall.of(values),
        repeats ? MannKendall.seasonal(values, weekdays) : null,
        repeats
            ? TheilSen.of(times, values, weekdays, request.confidence())
            : TheilSen.of(times, values, request.confidence()));
  }

  /** The series with corrected p values and directions, in the same order. */
  static List<AnalyzeTrend.Series> judge(List<SeriesTest> tests, AnalyzeTrend.Request request) {
    List<PValue> raw = new ArrayList<>();
    tests.stream()
        .map(SeriesTest::deciding)
        .filter(Objects::nonNull)
        .forEach(test -> raw.add(test.p()));
    List<PValue> adjusted = request.correction().adjust(raw);
    List<AnalyzeTrend.Series> series = new ArrayList<>();
    int next = 0;
    for (SeriesTest test : tests) {
      PValue own = test.deciding() == null ? null : adjusted.get(next++);
      series.add(test.series(own, 1 - request.confidence()));
    }
    return series;
  }

  private @Nullable MannKendall deciding() {
    return seasonal == null ? test : seasonal;
  }

  private AnalyzeTrend.Series series(@Nullable PValue adjusted, double alpha) {
    return new AnalyzeTrend.Series(
        definition,
        points,
        values.size(),
        direction(adjusted, alpha),
        test,
        seasonal,
        adjusted,
        line,
        relativeSlope());
  }

  private AnalyzeTrend.Direction direction(@Nullable PValue adjusted, double alpha) {
    MannKendall deciding = deciding();
    if (deciding == null || adjusted == null || values.size() < MannKendall.FEWEST) {
      return AnalyzeTrend.Direction.INSUFFICIENT_DATA;
    }
    if (adjusted.value() >= alpha) {
      return AnalyzeTrend.Direction.NOT_SETTLED;
    }
    return deciding.s() > 0 ? AnalyzeTrend.Direction.RISING : AnalyzeTrend.Direction.FALLING;
  }

  private @Nullable Double relativeSlope() {
    if (line == null) {
      return null;
    }
    double median = new Quantiles(unboxed()).linear(0.5);
    return median > 0 ? line.slope() / median : null;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private double[] unboxed() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
