package org.marketingmetrics.server.comparison;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.marketingmetrics.api.v1.ComparePeriodsRequest;
import org.marketingmetrics.api.v1.ComparePeriodsResponse;
import org.marketingmetrics.api.v1.PeriodChange;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.comparison.ComparePeriods;
import org.marketingmetrics.core.comparison.EarlierPeriod;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.PeriodProtos;

/** ComparePeriods from request to answer. */
final class PeriodComparisonProtos {
  private final DefinitionNames names;

  PeriodComparisonProtos(DefinitionNames names) {
    this.names = names;
  }

  ComparePeriods.Request fromProto(
      WorkspaceId workspace, ComparePeriodsRequest request, ChannelKinds kinds) {
    DataScope scope =
        DataScopeProtos.total(
            workspace,
            new DataScopeProtos.Fields(
                request.getDateRange(),
                request.getFiltersList(),
                request.getSourcesList(),
                request.getBasis(),
                request.getAcknowledgeDefinitionMismatch(),
                DataScopeProtos.version(
                    request.hasAsOf(), request.getAsOf(), request.getAtLeastRevision())));
    return new ComparePeriods.Request(
        names.definitions(request.getMetricsList(), scope.filters(), kinds),
        scope,
        earlier(request),
        EarlierPeriods.lastCompleteDay(
            request.hasLastCompleteDate(), request.getLastCompleteDate()),
        holidays(request),
        TestSettingsProtos.fromProto(request.getSettings()));
  }

  private static EarlierPeriod earlier(ComparePeriodsRequest request) {
    return switch (request.getEarlierCase()) {
      case ALIGNMENT -> EarlierPeriods.aligned(request.getAlignment());
      case COMPARISON_RANGE -> EarlierPeriods.named(request.getComparisonRange());
      case EARLIER_NOT_SET -> throw EarlierPeriods.none();
    };
  }

  private static Set<LocalDate> holidays(ComparePeriodsRequest request) {
    Set<LocalDate> holidays = new HashSet<>();
    for (int i = 0; i < request.getHolidaysCount(); i++) {
      holidays.add(PeriodProtos.fromProto("holidays[" + i + "]", request.getHolidays(i)));
    }
    return holidays;
  }

  static ComparePeriodsResponse toProto(ComparePeriods.Result result, Texts texts) {
    DifferenceProtos differences = new DifferenceProtos(texts);
    ComparePeriodsResponse.Builder proto =
        ComparePeriodsResponse.newBuilder()
            .setDateRange(PeriodProtos.toProto(result.alignment().base()))
            .setComparisonRange(PeriodProtos.toProto(result.alignment().comparison()))
            .setWeekdaysMatch(result.alignment().weekdayMatch())
            .addAllAssumptions(differences.assumptions(result.assumptions()))
            .addAllWarnings(differences.toProto(result.warnings()))
            .setDataRevision(result.revision())
            .setTimeZone(result.opened().workspace().zone().getId());
    result.changes().forEach(change -> proto.addChanges(toProto(change, differences)));
    return proto.build();
  }

  private static PeriodChange toProto(ComparePeriods.Change change, DifferenceProtos differences) {
    PeriodChange.Builder proto =
        PeriodChange.newBuilder()
            .setMetric(change.definition().id())
            .setArm(differences.toProto(change.later()))
            .setEarlier(differences.toProto(change.earlier()))
            .setDifference(differences.toProto(change.difference()));
    if (change.laterPerDay() != null) {
      proto.setPerDay(change.laterPerDay());
    }
    if (change.earlierPerDay() != null) {
      proto.setEarlierPerDay(change.earlierPerDay());
    }
    return proto.build();
  }
}
