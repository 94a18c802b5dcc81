package org.marketingmetrics.core.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.rows.RowQuery;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.PeriodAlignment;
import org.marketingmetrics.core.store.CallDeadline;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.workspace.WorkspaceState;

/** Compares measures and metrics of a period with those of an earlier one (domain rules E9). */
public final class ComparePeriods {
  private final ComparisonData data;

  /** The use case over its ports. */
  public ComparePeriods(ComparisonData data) {
    this.data = data;
  }

  /**
   * A question.
   *
   * @param definitions measures and metrics
   * @param scope of which data; without groups, grain TOTAL; its range is the later period
   * @param earlier the period it is compared with
   * @param lastCompleteDay last day whose data are complete; null for yesterday
   * @param holidays days on which people behave otherwise; only those the caller names
   * @param settings how
   */
  public record Request(
      List<Definition> definitions,
      DataScope scope,
      EarlierPeriod earlier,
      @Nullable LocalDate lastCompleteDay,
      Set<LocalDate> holidays,
      TestSettings settings) {
    public Request {
      definitions = List.copyOf(definitions);
      holidays = Set.copyOf(holidays);
    }
  }

  /**
   * One measure or metric in both periods.
   *
   * @param definition which
   * @param later the period asked about
   * @param earlier the one it is compared with
   * @param difference later less earlier; of sums over unequal lengths, per day
   * @param laterPerDay a sum by the days of its period; null for metrics and for equal lengths
   * @param earlierPerDay the same of the earlier period
   */
  public record Change(
      Definition definition,
      Arm later,
      Arm earlier,
      Difference difference,
      @Nullable Double laterPerDay,
      @Nullable Double earlierPerDay) {}

  /**
   * The answer.
   *
   * @param alignment the two periods, cut to the days elapsed
   * @param changes by definition, in the order asked
   * @param assumptions what has to be true
   * @param warnings about the periods
   * @param revision of the data that answered
   * @param opened the data that answered
   */
  public record Result(
      PeriodAlignment alignment,
      List<Change> changes,
      List<Assumption> assumptions,
      List<Warning> warnings,
      long revision,
      DataScope.Opened opened) {
    public Result {
      changes = List.copyOf(changes);
      assumptions = List.copyOf(assumptions);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Answers a question.
   *
   * @throws MetricsException WORKSPACE_NOT_FOUND, UNKNOWN_DIMENSION, UNKNOWN_SOURCE, INVALID_FIELD,
   *     REVISION_NOT_REACHED; DEFINITION_MISMATCH when none of the definitions may be compared
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
    DataScope.Opened opened = data.open(request.scope(), state);
    LocalDate complete = data.lastCompleteDay(opened, request.lastCompleteDay());
    PeriodAlignment alignment = request.earlier().align(request.scope().range(), complete);
    LookRule looks = new LookRule(request.settings().looks(), request.settings().confidence());
    ArmReader reader =
        new ArmReader(data.catalog(), opened.facts(), request.settings(), looks, isMailChannel);
    List<Arm> later = new ArrayList<>();
    List<Arm> earlier = new ArrayList<>();
    List<Family.Member> members = new ArrayList<>();
    RowQuery.Scope rows = opened.rows();
    for (Definition definition : request.definitions()) {
      CallDeadline.check();
      Comparability comparability =
          new Comparability(data.catalog(), definition, request.scope().acknowledgeMismatch());
      PairTester tester = new PairTester(definition, request.settings(), looks, comparability);
      Arm one = reader.arm(definition, rows.over(alignment.base()));
      Arm other = reader.arm(definition, rows.over(alignment.comparison()));
      later.add(one);
      earlier.add(other);
      members.add(Family.Member.of(tester.test(one, other), one, other));
    }
    List<Difference> judged = Family.judge(members, request.settings());
    Refusals.requireSomeComparable(judged);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      changes.add(
          PerDay.change(
              request.definitions().get(i),
              later.get(i),
              earlier.get(i),
              judged.get(i),
              alignment));
    }
    return new Result(
        alignment,
        changes,
        Assumptions.of(judged, request.settings()),
        PeriodWarnings.of(alignment, request.scope().range(), request.holidays()),
        opened.facts().revision(),
        opened);
  }
}
