package org.marketingmetrics.server.comparison;

import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Predicate;
import org.marketingmetrics.api.v1.AnalyzeTrendRequest;
import org.marketingmetrics.api.v1.AnalyzeTrendResponse;
import org.marketingmetrics.api.v1.ComparePeriodsRequest;
import org.marketingmetrics.api.v1.ComparePeriodsResponse;
import org.marketingmetrics.api.v1.CompareSegmentsRequest;
import org.marketingmetrics.api.v1.CompareSegmentsResponse;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc;
import org.marketingmetrics.api.v1.ExplainChangeRequest;
import org.marketingmetrics.api.v1.ExplainChangeResponse;
import org.marketingmetrics.api.v1.PlanSampleRequest;
import org.marketingmetrics.api.v1.PlanSampleResponse;
import org.marketingmetrics.core.channeldata.ChannelKind;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.comparison.AnalyzeTrend;
import org.marketingmetrics.core.comparison.ComparePeriods;
import org.marketingmetrics.core.comparison.CompareSegments;
import org.marketingmetrics.core.comparison.ExplainChange;
import org.marketingmetrics.core.comparison.PlanSample;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.answer.KeptAnswers;
import org.marketingmetrics.server.answer.KeptAnswers.Computed;
import org.marketingmetrics.server.answer.KeptAnswers.Question;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DefinitionNames;
import org.marketingmetrics.server.value.ReportingDay;

/** Comparisons over channel data. */
final class ComparisonGrpcService extends ComparisonServiceGrpc.ComparisonServiceImplBase {
  private final UseCases useCases;
  private final SegmentProtos segments;
  private final PeriodComparisonProtos periods;
  private final ExplanationProtos explanations;
  private final TrendProtos trends;
  private final KeptAnswers answers;
  private final CallerWorkspaces workspaces;
  private final ReportingDay day;

  /** What the service calls. */
  record UseCases(
      CompareSegments segments,
      ComparePeriods periods,
      ExplainChange explain,
      AnalyzeTrend trend,
      PlanSample plan) {}

  ComparisonGrpcService(
      UseCases useCases,
      DefinitionNames names,
      KeptAnswers answers,
      CallerWorkspaces workspaces,
      ReportingDay day) {
    this.useCases = useCases;
    this.segments = new SegmentProtos(names);
    this.periods = new PeriodComparisonProtos(names);
    this.explanations = new ExplanationProtos(names);
    this.trends = new TrendProtos(names);
    this.answers = answers;
    this.workspaces = workspaces;
    this.day = day;
  }

  @Override
  public void compareSegments(
      CompareSegmentsRequest request, StreamObserver<CompareSegmentsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Answers.send(
        observer,
        answers.answer(
            CompareSegmentsResponse.class,
            new Question(
                workspace,
                request.toBuilder().clearAtLeastRevision().build(),
                request.getAtLeastRevision()),
            (state, kinds) -> {
              CompareSegments.Result result =
                  useCases
                      .segments()
                      .run(segments.fromProto(workspace, request, kinds), state, mail(kinds));
              return new Computed<>(
                  SegmentProtos.toProto(result, Texts.of(request.getLanguageCode())),
                  result.revision(),
                  true);
            }));
  }

  @Override
  public void comparePeriods(
      ComparePeriodsRequest request, StreamObserver<ComparePeriodsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Answers.send(
        observer,
        answers.answer(
            ComparePeriodsResponse.class,
            new Question(
                workspace,
                request.toBuilder().clearAtLeastRevision().build(),
                request.getAtLeastRevision()),
            (state, kinds) -> {
              ComparePeriods.Request asked = periods.fromProto(workspace, request, kinds);
              ComparePeriods.Result result = useCases.periods().run(asked, state, mail(kinds));
              return new Computed<>(
                  PeriodComparisonProtos.toProto(result, Texts.of(request.getLanguageCode())),
                  result.revision(),
                  request.hasLastCompleteDate() || isOver(asked.scope()));
            }));
  }

  @Override
  public void explainChange(
      ExplainChangeRequest request, StreamObserver<ExplainChangeResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Answers.send(
        observer,
        answers.answer(
            ExplainChangeResponse.class,
            new Question(
                workspace,
                request.toBuilder().clearAtLeastRevision().build(),
                request.getAtLeastRevision()),
            (state, kinds) -> {
              ExplainChange.Request asked = explanations.fromProto(workspace, request, kinds);
              ExplainChange.Result result = useCases.explain().run(asked, state, mail(kinds));
              return new Computed<>(
                  ExplanationProtos.toProto(result, Texts.of(request.getLanguageCode())),
                  result.revision(),
                  request.hasLastCompleteDate() || isOver(asked.scope()));
            }));
  }

  @Override
  public void analyzeTrend(
      AnalyzeTrendRequest request, StreamObserver<AnalyzeTrendResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Answers.send(
        observer,
        answers.answer(
            AnalyzeTrendResponse.class,
            new Question(
                workspace,
                request.toBuilder().clearAtLeastRevision().build(),
                request.getAtLeastRevision()),
            (state, kinds) -> {
              AnalyzeTrend.Request asked = trends.fromProto(workspace, request, kinds);
              AnalyzeTrend.Result result = useCases.trend().run(asked, state);
              return new Computed<>(
                  TrendProtos.toProto(result, Texts.of(request.getLanguageCode())),
                  result.revision(),
                  request.hasLastCompleteDate() || isOver(asked.scope()));
            }));
  }

  @Override
  public void planSample(PlanSampleRequest request, StreamObserver<PlanSampleResponse> observer) {
    PlanSample.Result result = useCases.plan().run(PlanProtos.fromProto(request));
    Answers.send(observer, PlanProtos.toProto(result, Texts.of(request.getLanguageCode())));
  }

  private static Predicate<String> mail(ChannelKinds kinds) {
    return channel -> kinds.of(channel) == ChannelKind.EMAIL;
  }

  /** True when no later day makes more of the range complete, so that the answer will stay. */
  private boolean isOver(DataScope scope) {
    return scope.range().end().isBefore(day.today(Optional.of(scope.workspace())));
  }
}
