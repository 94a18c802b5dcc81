package org.marketingmetrics.server.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.DateRange;
import org.marketingmetrics.api.v1.DiagnoseEmailRequest;
import org.marketingmetrics.api.v1.DiagnoseEmailResponse;
import org.marketingmetrics.api.v1.DimensionFilter;
import org.marketingmetrics.api.v1.EmailReference;
import org.marketingmetrics.core.advice.email.DiagnoseEmail;
import org.marketingmetrics.core.advice.email.StatedReference;
import org.marketingmetrics.core.benchmark.BenchmarkScope;
import org.marketingmetrics.core.benchmark.ScopedBenchmarks;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.GivenMeasures;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.catalog.ValueContext;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.benchmark.BenchmarkProtos;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.GivenMeasureProtos;
import org.marketingmetrics.server.value.PeriodProtos;
import org.marketingmetrics.server.value.ReportingDay;

/** DiagnoseEmail from request to answer. */
final class EmailAdviceCalls {
  private static final int TRAILING_DAYS = 180;
  private static final int MINIMUM_SENDS = 5;
  private static final long MINIMUM_MESSAGES = 100;
  private static final String EMAIL = "email";

  private final DiagnoseEmail diagnose;
  private final Catalog catalog;
  private final ReportingDay day;
  private final CampaignStore channels;

  EmailAdviceCalls(
      DiagnoseEmail diagnose, Catalog catalog, ReportingDay day, CampaignStore channels) {
    this.diagnose = diagnose;
    this.catalog = catalog;
    this.day = day;
    this.channels = channels;
  }

  DiagnoseEmailResponse run(DiagnoseEmailRequest request, Optional<WorkspaceId> workspace) {
    Optional<DataSelection> selection = selection(request);
    return EmailAdviceProtos.toProto(
        diagnose.run(
            new DiagnoseEmail.Request(
                workspace,
                selection
                    .map(data -> stored(request, data, required(workspace)))
                    .orElseGet(() -> given(request, workspace)),
                stated(request.getReferencesList()),
                scope(request, selection, workspace),
                request.getMinimumSends() == 0 ? MINIMUM_SENDS : request.getMinimumSends(),
                request.hasMinimumMessages() ? request.getMinimumMessages() : MINIMUM_MESSAGES,
                request.hasConfidenceLevel()
                    ? request.getConfidenceLevel()
                    : ValueContext.DEFAULT_CONFIDENCE)),
        Texts.of(request.getLanguageCode()));
  }

  private static WorkspaceId required(Optional<WorkspaceId> workspace) {
    return workspace.orElseThrow(
        () -> MetricsException.invalidField("parent", "is required with stored mailings"));
  }

  /** Which stored mailings; empty for counts given. */
  private static Optional<DataSelection> selection(DiagnoseEmailRequest request) {
    return switch (request.getSubjectCase()) {
      case GIVEN -> Optional.empty();
      case MAILING ->
          Optional.of(
              campaign(
                  request.getMailing().getCampaign(),
                  DateRange.newBuilder()
                      .setStartDate(request.getMailing().getDay())
                      .setEndDate(request.getMailing().getDay())
                      .build()));
      case CAMPAIGN ->
          Optional.of(
              campaign(request.getCampaign().getCampaign(), request.getCampaign().getDateRange()));
      case PERIOD -> Optional.of(request.getPeriod());
      case SUBJECT_NOT_SET ->
          throw MetricsException.invalidField("subject", "set given, mailing, campaign or period");
    };
  }

  private static DataSelection campaign(String campaign, DateRange range) {
    return DataSelection.newBuilder()
        .setDateRange(range)
        .addFilters(DimensionFilter.newBuilder().setDimension("campaign").addValues(campaign))
        .build();
  }

  private DiagnoseEmail.Subject given(
      DiagnoseEmailRequest request, Optional<WorkspaceId> workspace) {
    var given = request.getGiven();
    LocalDate sent =
        given.hasDay() ? PeriodProtos.fromProto("given.day", given.getDay()) : day.today(workspace);
    return new DiagnoseEmail.Subject.Given(
        GivenMeasures.of(
            catalog,
            GivenMeasureProtos.fromProto("given.measures", given.getMeasuresList()),
            BasisProtos.fromProto("given.basis", given.getBasis()),
            false),
        sent);
  }

  private static DiagnoseEmail.Subject stored(
      DiagnoseEmailRequest request, DataSelection data, WorkspaceId workspace) {
    String field = request.getSubjectCase().name().toLowerCase(java.util.Locale.ROOT);
    DataScope scope = DataScopeProtos.total(workspace, field, data);
    int days = request.getTrailingDays() == 0 ? TRAILING_DAYS : request.getTrailingDays();
    List<DimensionFilter> comparable =
        request.getComparableCount() == 0 && request.hasPeriod()
            ? data.getFiltersList()
            : request.getComparableList();
    DataScope before =
        new DataScope(
            workspace,
            List.of(),
            DataScopeProtos.filters(comparable),
            DiagnoseEmail.before(scope.range().start(), days),
            scope.grain(),
            scope.sources(),
            scope.basis(),
            scope.acknowledgeMismatch(),
            scope.version());
    return new DiagnoseEmail.Subject.Stored(scope, before);
  }

  private static Map<MetricId, StatedReference> stated(List<EmailReference> references) {
    Map<MetricId, StatedReference> stated = new HashMap<>();
    for (int i = 0; i < references.size(); i++) {
      EmailReference reference = references.get(i);
      double threshold =
          switch (reference.getKindCase()) {
            case BASELINE -> reference.getBaseline();
            case TARGET -> reference.getTarget();
            case TARGET_RANGE -> reference.getTargetRange().getLower();
            case KIND_NOT_SET ->
                throw MetricsException.invalidField(
                    "references[%d]".formatted(i), "set baseline, target or target_range");
          };
      StatedReference own =
          new StatedReference(BigDecimal.valueOf(threshold), reference.hasBaseline());
      if (stated.putIfAbsent(new MetricId(reference.getMetric()), own) != null) {
        throw MetricsException.invalidField(
            "references[%d].metric".formatted(i),
            "%s stands twice; name each once".formatted(reference.getMetric()));
      }
    }
    return stated;
  }

  /** Mail is sent by e-mail, whatever the filters leave open. */
  private BenchmarkScope scope(
      DiagnoseEmailRequest request,
      Optional<DataSelection> selection,
      Optional<WorkspaceId> workspace) {
    BenchmarkScope asked =
        BenchmarkProtos.fromProto(request.getScope()).filledFrom(Map.of("channel", EMAIL));
    List<DimensionFilter> filters =
        new ArrayList<>(selection.map(DataSelection::getFiltersList).orElse(List.of()));
    Map<String, String> dimensions = ScopedBenchmarks.dimensions(DataScopeProtos.filters(filters));
    return workspace
        .map(id -> new ChannelKinds(channels, id).scope(asked, dimensions))
        .orElse(asked);
  }
}
