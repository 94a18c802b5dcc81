package org.marketingmetrics.core.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.period.PeriodAlignment;
import org.marketingmetrics.core.value.NullReason;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.workspace.WorkspaceState;

/** Says what a change from an earlier period is made of (domain rules E8). */
public final class ExplainChange {
  private final ComparisonData data;

  /** The use case over its ports. */
  public ExplainChange(ComparisonData data) {
    this.data = data;
  }

  /**
   * A question.
   *
   * @param definition what changed
   * @param scope of which data; without groups, grain TOTAL; its range is the later period
   * @param earlier the period it is compared with
   * @param lastCompleteDay last day whose data are complete; null for yesterday
   * @param breakdown into what the change is split
   * @param settings how the change itself is tested
   */
  public record Request(
      Definition definition,
      DataScope scope,
      EarlierPeriod earlier,
      @Nullable LocalDate lastCompleteDay,
      Breakdown breakdown,
      TestSettings settings) {}

  /**
   * The answer.
   *
   * @param alignment the two periods, cut to the days elapsed
   * @param later value of the period asked about
   * @param earlier value of the one it is compared with
   * @param difference whether the change is more than chance
   * @param explanation what it is made of
   * @param assumptions what has to be true for the test
   * @param warnings about the periods and the split
   * @param revision of the data that answered
   * @param opened the data that answered
   */
  public record Result(
      PeriodAlignment alignment,
      Arm later,
      Arm earlier,
      Difference difference,
      Explanation explanation,
      List<Assumption> assumptions,
      List<Warning> warnings,
      long revision,
      DataScope.Opened opened) {
    public Result {
      assumptions = List.copyOf(assumptions);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Answers a question.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE, INVALID_FIELD,
   *     REVISION_NOT_REACHED; DEFINITION_MISMATCH when the periods count differently;
   *     NOT_COMPARABLE when a period has no value, or distinct people would be added
   */
  public Result run(Request request) {
    return run(request, data.state(request.scope()), data.mailChannels(request.scope()));
  }

  /**
   * Answers a question about a workspace whose state was read for it.
   *
   * @param isMailChannel true for channels that send mail
   * @throws MetricsException as {@link #run(Request)}
   */
  public Result run(Request request, WorkspaceState state, Predicate<String> isMailChannel) {
    Refusals.requireSums(request.definition());
    DataScope.Opened opened = open(request, state);
    Split split = split(request, opened);
    LocalDate complete = data.lastCompleteDay(opened, request.lastCompleteDay());
    PeriodAlignment alignment = request.earlier().align(request.scope().range(), complete);
    LookRule looks = new LookRule(request.settings().looks(), request.settings().confidence());
    ArmReader reader =
        new ArmReader(data.catalog(), opened.facts(), request.settings(), looks, isMailChannel);
    RowQuery.Scope whole = opened.rows().by(List.of(), Grain.TOTAL);
    RowQuery.Scope later = whole.over(alignment.base());
    RowQuery.Scope earlier = whole.over(alignment.comparison());
    Arm one = reader.arm(request.definition(), later);
    Arm other = reader.arm(request.definition(), earlier);
    Difference difference = difference(request, looks, one, other);
    Refusals.requireSomeComparable(List.of(difference));
    requireValue(one, "date_range");
    requireValue(other, "comparison_range");
    List<Warning> warnings =
        new ArrayList<>(PeriodWarnings.of(alignment, request.scope().range(), Set.of()));
    Explanation explanation = split.explain(later, earlier, one, other, warnings);
    return new Result(
        alignment,
        one,
        other,
        difference,
        explanation,
        Assumptions.of(List.of(difference), request.settings()),
        warnings,
        opened.facts().revision(),
        opened);
  }

  /** Splits the change between two periods, of which both values are known. */
  private interface Split {
    Explanation explain(
        RowQuery.Scope later, RowQuery.Scope earlier, Arm one, Arm other, List<Warning> warnings);
  }

  /** The split asked for; what cannot be split so is refused before anything is read. */
  private Split split(Request request, DataScope.Opened opened) {
    return switch (request.breakdown()) {
      case Breakdown.BySegments segments ->
          new ChangeBySegments(data.catalog(), opened.facts(), metric(request), segments)::explain;
      case Breakdown.ByDrivers drivers -> {
        ChangeByDrivers change =
            new ChangeByDrivers(data.catalog(), opened.facts(), request.definition(), drivers);
        yield (later, earlier, one, other, warnings) -> change.explain(later, earlier, warnings);
      }
    };
  }

  private DataScope.Opened open(Request request, WorkspaceState state) {
    return switch (request.breakdown()) {
      case Breakdown.BySegments segments ->
          data.open(request.scope().by(List.of(segments.dimension())), state);
      case Breakdown.ByDrivers _ -> data.open(request.scope(), state);
    };
  }

  private Difference difference(Request request, LookRule looks, Arm later, Arm earlier) {
    Comparability comparability =
        new Comparability(
            data.catalog(), request.definition(), request.scope().acknowledgeMismatch());
    PairTester tester =
        new PairTester(request.definition(), request.settings(), looks, comparability);
    return Family.judge(
            List.of(Family.Member.of(tester.test(later, earlier), later, earlier)),
            request.settings())
        .getFirst();
  }

  private static void requireValue(Arm arm, String period) {
    NullReason reason = arm.value().nullReason();
    if (reason != null) {
      throw Refusals.notComparable(arm.value().definition(), period, reason);
    }
  }

  private static Metric metric(Request request) {
    if (request.definition() instanceof Metric metric) {
      return metric;
    }
    throw MetricsException.invalidField(
        "metric",
        "%s is a sum, which has no rate and no mix; ask for its drivers, or QueryMetrics for its parts"
            .formatted(request.definition().id()));
  }
}
