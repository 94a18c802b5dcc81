package org.marketingmetrics.core.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.rows.MetricAnswer;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.DateRange;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.statistics.MannKendall;
import org.marketingmetrics.core.statistics.PValue;
import org.marketingmetrics.core.statistics.TheilSen;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.value.MetricValue;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.workspace.WorkspaceState;

/** Says whether series rise or fall and how fast, side by side (domain rules E10). */
public final class AnalyzeTrend {
  private final ComparisonData data;

  /** The use case over its ports. */
  public AnalyzeTrend(ComparisonData data) {
    this.data = data;
  }

  /**
   * A question.
   *
   * @param definitions measures and metrics, one series each
   * @param scope of which data; without groups; its grain is that of the series, a day or longer
   * @param lastCompleteDay last day whose data are complete; null for yesterday
   * @param confidence level of the slope's interval; 1 less it is the error of the tests
   * @param correction for several series in one answer
   */
  public record Request(
      List<Definition> definitions,
      DataScope scope,
      @Nullable LocalDate lastCompleteDay,
      double confidence,
      Correction correction) {
    public Request {
      definitions = List.copyOf(definitions);
      int buckets = scope.range().days();
      if (scope.grain() == Grain.TOTAL || scope.grain() == Grain.HOUR) {
        throw MetricsException.invalidField(
            "grain", "a trend needs days, weeks, months, quarters or years");
      }
      if (scope.grain() == Grain.DAY && buckets > TheilSen.MOST_POINTS) {
        throw MetricsException.invalidField(
            "date_range",
            "%,d days are more than %,d points; ask by week or month"
                .formatted(buckets, TheilSen.MOST_POINTS));
      }
    }
  }

  /** Which way a series goes. */
  public enum Direction {
    RISING,
    FALLING,
    /** No trend is shown, which does not show that there is none. */
    NOT_SETTLED,
    /** Fewer than eight values. */
    INSUFFICIENT_DATA
  }

  /**
   * One bucket of a series.
   *
   * @param dates its days
   * @param value in its envelope; may be null with a reason, and is then in no trend
   */
  public record Point(DateRange dates, MetricValue value) {}

  /**
   * One series.
   *
   * @param definition which
   * @param points in order of time, without those that are not whole
   * @param used how many have a value
   * @param direction which way, by the seasonal test where there is one
   * @param test over all pairs of points; null with fewer than two values
   * @param seasonal over pairs of the same weekday; null where weekdays do not repeat
   * @param adjusted p value that the direction goes by, corrected for the other series; null
   *     without a test
   * @param line slope for each day, by the same pairs as the test of the direction; null with fewer
   *     than two values
   * @param relativeSlope the slope as a part of the median; null where that is not above 0
   */
  public record Series(
      Definition definition,
      List<Point> points,
      int used,
      Direction direction,
      @Nullable MannKendall test,
      @Nullable MannKendall seasonal,
      @Nullable PValue adjusted,
      @Nullable TheilSen line,
      @Nullable Double relativeSlope) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * The answer.
   *
   * @param range days that the series cover, whole buckets only
   * @param series by definition, in the order asked
   * @param assumptions what has to be true
   * @param warnings about the answer as a whole
   * @param revision of the data that answered
   * @param opened the data that answered
   */
  public record Result(
      DateRange range,
      List<Series> series,
      List<Assumption> assumptions,
      List<Warning> warnings,
      long revision,
      DataScope.Opened opened) {
    public Result {
      series = List.copyOf(series);
      assumptions = List.copyOf(assumptions);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Answers a question.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE, INVALID_FIELD,
   *     REVISION_NOT_REACHED
   */
  public Result run(Request request) {
    return run(request, data.state(request.scope()));
  }

  /**
   * Answers a question about a workspace whose state was read for it.
   *
   * @throws MetricsException as {@link #run(Request)}
   */
  public Result run(Request request, WorkspaceState state) {
    DataScope.Opened opened = data.open(request.scope(), state);
    LocalDate complete = data.lastCompleteDay(opened, request.lastCompleteDay());
    WholeBuckets buckets =
        new WholeBuckets(request.scope().grain(), opened.workspace().weekStart());
    DateRange whole = buckets.inside(request.scope().range(), complete);
    List<SeriesTest> tests = new ArrayList<>();
    RowQuery.Scope rows = opened.rows().over(whole);
    for (Definition definition : request.definitions()) {
      CallDeadline.check();
      MetricAnswer answer =
          MetricAnswer.of(data.catalog(), definition, opened.facts(), rows, request.confidence());
      tests.add(SeriesTest.of(definition, answer, whole, request));
    }
    return new Result(
        whole,
        SeriesTest.judge(tests, request),
        List.of(Assumption.INDEPENDENT_VALUES, Assumption.ONE_LOOK),
        whole.equals(request.scope().range())
            ? List.of()
            : List.of(Warning.of(WarningCode.UNFINISHED_PERIOD)),
        opened.facts().revision(),
        opened);
  }
}
