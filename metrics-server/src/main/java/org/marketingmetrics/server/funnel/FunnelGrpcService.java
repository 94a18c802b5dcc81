package org.marketingmetrics.server.funnel;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelResponse;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelResponse;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.ListFunnelSubjectsRequest;
import org.marketingmetrics.api.v1.ListFunnelSubjectsResponse;
import org.marketingmetrics.api.v1.ListFunnelTemplatesRequest;
import org.marketingmetrics.api.v1.ListFunnelTemplatesResponse;
import org.marketingmetrics.api.v1.SimulateFunnelRequest;
import org.marketingmetrics.api.v1.SimulateFunnelResponse;
import org.marketingmetrics.core.event.funnel.AnalyzeEventFunnel;
import org.marketingmetrics.core.funnel.AnalyzeFunnel;
import org.marketingmetrics.core.funnel.FunnelTemplate;
import org.marketingmetrics.core.funnel.simulation.SimulateFunnel;
import org.marketingmetrics.core.store.CampaignStore;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.core.workspace.WorkspaceState;
import org.marketingmetrics.server.answer.KeptAnswers;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;

/** Funnels over channel data, and over people's events. */
final class FunnelGrpcService extends FunnelServiceGrpc.FunnelServiceImplBase {
  private static final int DEFAULT_PAGE = 100;

  private final AnalyzeFunnel analyze;
  private final FunnelProtos protos;
  private final KeptAnswers answers;
  private final AnalyzeEventFunnel people;
  private final SimulateFunnel simulate;
  private final SimulationProtos simulations;
  private final CampaignStore channels;
  private final CallerWorkspaces workspaces;

  FunnelGrpcService(
      AnalyzeFunnel analyze,
      FunnelProtos protos,
      KeptAnswers answers,
      AnalyzeEventFunnel people,
      SimulateFunnel simulate,
      SimulationProtos simulations,
      CampaignStore channels,
      CallerWorkspaces workspaces) {
    this.analyze = analyze;
    this.protos = protos;
    this.answers = answers;
    this.people = people;
    this.simulate = simulate;
    this.simulations = simulations;
    this.channels = channels;
    this.workspaces = workspaces;
  }

  @Override
  public void analyzeFunnel(
      AnalyzeFunnelRequest request, StreamObserver<AnalyzeFunnelResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    AnalyzeFunnelRequest asked =
        request.getAtLeastRevision() == 0
            ? request
            : request.toBuilder().clearAtLeastRevision().build();
    Answers.send(
        observer,
        answers.answer(
            AnalyzeFunnelResponse.class,
            new KeptAnswers.Question(workspace, asked, request.getAtLeastRevision()),
            (state, kinds) -> analyze(request, state, kinds)));
  }

  private KeptAnswers.Computed<AnalyzeFunnelResponse> analyze(
      AnalyzeFunnelRequest request, WorkspaceState state, ChannelKinds kinds) {
    AnalyzeFunnel.Result result =
        analyze.run(protos.fromProto(state.workspace().id(), request, kinds), state);
    return new KeptAnswers.Computed<>(
        FunnelProtos.toProto(result, Texts.of(request.getLanguageCode())),
        result.revision(),
        // Benchmarks change without a new revision of the data.
        !request.hasBenchmarkScope());
  }

  @Override
  public void analyzeEventFunnel(
      AnalyzeEventFunnelRequest request, StreamObserver<AnalyzeEventFunnelResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    AnalyzeEventFunnel.Result result = people.run(EventFunnelProtos.fromProto(workspace, request));
    Answers.send(observer, EventFunnelProtos.toProto(result));
  }

  @Override
  public void listFunnelSubjects(
      ListFunnelSubjectsRequest request, StreamObserver<ListFunnelSubjectsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Page<String> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) ->
                people.people(EventFunnelProtos.fromProto(workspace, request, after, limit)),
            subject -> subject);
    Answers.send(
        observer,
        ListFunnelSubjectsResponse.newBuilder()
            .addAllSubjects(page.entries())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void simulateFunnel(
      SimulateFunnelRequest request, StreamObserver<SimulateFunnelResponse> observer) {
    Optional<WorkspaceId> workspace = workspaces.optional(request.getParent());
    Optional<ChannelKinds> kinds = workspace.map(id -> new ChannelKinds(channels, id));
    SimulateFunnel.Request asked = simulations.fromProto(workspace, request, kinds);
    Answers.send(
        observer,
        SimulationProtos.toProto(asked, simulate.run(asked), Texts.of(request.getLanguageCode())));
  }

  @Override
  public void listFunnelTemplates(
      ListFunnelTemplatesRequest request, StreamObserver<ListFunnelTemplatesResponse> observer) {
    Texts texts = Texts.of(request.getLanguageCode());
    Page<FunnelTemplate> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            FunnelGrpcService::templates,
            FunnelTemplate::id);
    ListFunnelTemplatesResponse.Builder answer =
        ListFunnelTemplatesResponse.newBuilder().setNextPageToken(page.nextToken());
    page.entries()
        .forEach(template -> answer.addFunnelTemplates(FunnelProtos.toProto(template, texts)));
    Answers.send(observer, answer.build());
  }

  private static List<FunnelTemplate> templates(@Nullable String after, int limit) {
    return FunnelTemplate.ALL.stream()
        .filter(template -> after == null || template.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }
}
