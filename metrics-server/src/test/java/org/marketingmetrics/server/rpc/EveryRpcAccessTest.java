package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.AdviceServiceGrpc;
import org.marketingmetrics.api.v1.AllocateBudgetRequest;
import org.marketingmetrics.api.v1.AnalyzeEventFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.AnalyzeTrendRequest;
import org.marketingmetrics.api.v1.ApiKey;
import org.marketingmetrics.api.v1.Benchmark;
import org.marketingmetrics.api.v1.BenchmarkReference;
import org.marketingmetrics.api.v1.BenchmarkServiceGrpc;
import org.marketingmetrics.api.v1.Campaign;
import org.marketingmetrics.api.v1.CatalogServiceGrpc;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.CompareDefinitionsRequest;
import org.marketingmetrics.api.v1.ComparePeriodsRequest;
import org.marketingmetrics.api.v1.CompareSegmentsRequest;
import org.marketingmetrics.api.v1.ComparisonServiceGrpc;
import org.marketingmetrics.api.v1.ComputeMetricRequest;
import org.marketingmetrics.api.v1.ComputeOwnBenchmarkRequest;
import org.marketingmetrics.api.v1.CreateApiKeyRequest;
import org.marketingmetrics.api.v1.CreateApiKeyResponse;
import org.marketingmetrics.api.v1.CreateBenchmarkRequest;
import org.marketingmetrics.api.v1.CreateCampaignRequest;
import org.marketingmetrics.api.v1.CreateChannelRequest;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.api.v1.Definition;
import org.marketingmetrics.api.v1.DeleteApiKeyRequest;
import org.marketingmetrics.api.v1.DeleteBenchmarkRequest;
import org.marketingmetrics.api.v1.DiagnoseEmailRequest;
import org.marketingmetrics.api.v1.EraseSubjectRequest;
import org.marketingmetrics.api.v1.EvaluateBenchmarkRequest;
import org.marketingmetrics.api.v1.Event;
import org.marketingmetrics.api.v1.EventFilter;
import org.marketingmetrics.api.v1.EventFunnel;
import org.marketingmetrics.api.v1.EventFunnelStep;
import org.marketingmetrics.api.v1.EventServiceGrpc;
import org.marketingmetrics.api.v1.ExplainChangeRequest;
import org.marketingmetrics.api.v1.FindLeaksRequest;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.GetBenchmarkRequest;
import org.marketingmetrics.api.v1.GetCampaignRequest;
import org.marketingmetrics.api.v1.GetChannelRequest;
import org.marketingmetrics.api.v1.GetMetricRequest;
import org.marketingmetrics.api.v1.GetSourceRequest;
import org.marketingmetrics.api.v1.GetWorkspaceRequest;
import org.marketingmetrics.api.v1.Grain;
import org.marketingmetrics.api.v1.ImportReportOptions;
import org.marketingmetrics.api.v1.ImportReportRequest;
import org.marketingmetrics.api.v1.ListApiKeysRequest;
import org.marketingmetrics.api.v1.ListBenchmarkCoverageRequest;
import org.marketingmetrics.api.v1.ListBenchmarksRequest;
import org.marketingmetrics.api.v1.ListCampaignsRequest;
import org.marketingmetrics.api.v1.ListChannelsRequest;
import org.marketingmetrics.api.v1.ListFunnelSubjectsRequest;
import org.marketingmetrics.api.v1.ListFunnelTemplatesRequest;
import org.marketingmetrics.api.v1.ListMetricsRequest;
import org.marketingmetrics.api.v1.ListSessionsRequest;
import org.marketingmetrics.api.v1.ListSourcesRequest;
import org.marketingmetrics.api.v1.ListWorkspacesRequest;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.api.v1.PlanSampleRequest;
import org.marketingmetrics.api.v1.PrioritizeOptimizationRequest;
import org.marketingmetrics.api.v1.QuerySessionsRequest;
import org.marketingmetrics.api.v1.RateTarget;
import org.marketingmetrics.api.v1.ReconcileClicksRequest;
import org.marketingmetrics.api.v1.RecordEventsRequest;
import org.marketingmetrics.api.v1.ReferenceMean;
import org.marketingmetrics.api.v1.ResolveMetricRequest;
import org.marketingmetrics.api.v1.RestOfSegments;
import org.marketingmetrics.api.v1.Role;
import org.marketingmetrics.api.v1.SegmentBreakdown;
import org.marketingmetrics.api.v1.SimulateFunnelRequest;
import org.marketingmetrics.api.v1.Source;
import org.marketingmetrics.api.v1.StoredValue;
import org.marketingmetrics.api.v1.StreamEventsOptions;
import org.marketingmetrics.api.v1.StreamEventsRequest;
import org.marketingmetrics.api.v1.StreamObservationsOptions;
import org.marketingmetrics.api.v1.StreamObservationsRequest;
import org.marketingmetrics.api.v1.UpdateBenchmarkRequest;
import org.marketingmetrics.api.v1.UpdateCampaignRequest;
import org.marketingmetrics.api.v1.UpdateChannelRequest;
import org.marketingmetrics.api.v1.UpdateSourceRequest;
import org.marketingmetrics.api.v1.UpdateWorkspaceRequest;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.channeldata.Row;
import org.marketingmetrics.server.runtime.InProcessServer;

/** Who may call what: every rpc, with every kind of key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRpcAccessTest {
  /** What is needed to call an rpc, the least that suffices first. */
  enum Needed {
    READER,
    WRITER,
    SUBJECT_READER,
    ADMIN,
    OPERATOR
  }

  /**
   * One rpc.
   *
   * @param request keeps all rules, about the workspace acme if about any
   * @param scoped whether it names a workspace
   */
  record Rpc(MethodDescriptor<?, ?> method, Needed needed, Message request, boolean scoped) {
    void call(Channel channel) {
      call(channel, method);
    }

    private <Q, R> void call(Channel channel, MethodDescriptor<Q, R> typed) {
      @SuppressWarnings("unchecked") // Made for the method.
      Q message = (Q) request;
      try {
        var _ = ClientCalls.blockingUnaryCall(channel, typed, CallOptions.DEFAULT, message);
      } catch (StatusRuntimeException e) {
        if (!isOfContent(e)) {
          throw e;
        }
      }
    }

    /** A stream is let in with its first message; that nothing follows is told after that. */
    private boolean isOfContent(StatusRuntimeException failure) {
      String told = String.valueOf(failure.getStatus().getDescription());
      return switch (method.getType()) {
        case CLIENT_STREAMING -> told.contains("it is empty");
        case BIDI_STREAMING -> told.contains("No value received");
        case UNARY, SERVER_STREAMING, UNKNOWN -> false;
      };
    }

    @Override
    public String toString() {
      return String.valueOf(method.getBareMethodName());
    }
  }

  private final InProcessServer server = InProcessServer.withKeys();
  private String reader = "";
  private String writer = "";
  private String subjectReader = "";
  private String admin = "";
  private String stranger = "";
  private String spareKey = "";

  @BeforeAll
  void makeKeys() {
    reader = key("acme", Role.ROLE_READER).getSecret();
    writer = key("acme", Role.ROLE_WRITER).getSecret();
    subjectReader = key("acme", Role.ROLE_SUBJECT_READER).getSecret();
    admin = key("acme", Role.ROLE_ADMIN).getSecret();
    spareKey = key("acme", Role.ROLE_READER).getApiKey().getName();
    stranger = key("rival", Role.ROLE_ADMIN).getSecret();
    var _ =
        ChannelDataServiceGrpc.newBlockingStub(server.channel(writer))
            .writeObservations(
                Acme.report(
                        "ads",
                        Row.on("2026-02-01")
                            .with("channel", "email")
                            .with("campaign", "spring")
                            .count("impressions", 9)
                            .count("clicks", 1),
                        Row.on("2026-01-01")
                            .with("channel", "email")
                            .with("campaign", "spring")
                            .count("impressions", 9)
                            .count("clicks", 2))
                    .build());
    for (String id : List.of("kept", "spare")) {
      var _ =
          BenchmarkServiceGrpc.newBlockingStub(server.channel(writer))
              .createBenchmark(
                  CreateBenchmarkRequest.newBuilder()
                      .setParent(Acme.NAME)
                      .setBenchmarkId(id)
                      .setBenchmark(benchmark())
                      .build());
    }
  }

  private CreateApiKeyResponse key(String workspace, Role role) {
    var operator =
        WorkspaceServiceGrpc.newBlockingStub(server.channel(InProcessServer.OPERATOR_KEY));
    var _ =
        operator.createWorkspace(
            CreateWorkspaceRequest.newBuilder()
                .setWorkspaceId(workspace)
                .setRequestId("0f8fad5b-d9cb-469f-a165-70867728950e")
                .build());
    return operator.createApiKey(
        CreateApiKeyRequest.newBuilder()
            .setParent("workspaces/" + workspace)
            .setApiKey(ApiKey.newBuilder().setRole(role))
            .build());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Rpc inside(MethodDescriptor<?, ?> method, Needed needed, Message.Builder request) {
    return new Rpc(method, needed, request.build(), true);
  }

  private static Rpc outside(
      MethodDescriptor<?, ?> method, Needed needed, Message.Builder request) {
    return new Rpc(method, needed, request.build(), false);
  }

  private Stream<Rpc> rpcs() {
    return Stream.of(
            catalog(),
            data(),
            channels(),
            events(),
            funnels(),
            comparisons(),
            benchmarks(),
            advice(),
            workspaces())
        .flatMap(List::stream);
  }

  private static List<Rpc> catalog() {
    MeasureValue clicks = MeasureValue.newBuilder().setMeasure("clicks").setCount(1).build();
    Definition ctr = Definition.newBuilder().setMetric("ctr").build();
    return List.of(
        inside(
            CatalogServiceGrpc.getListMetricsMethod(),
            Needed.READER,
            ListMetricsRequest.newBuilder().setParent(Acme.NAME)),
        outside(
            CatalogServiceGrpc.getGetMetricMethod(),
            Needed.READER,
            GetMetricRequest.newBuilder().setName("metrics/ctr")),
        inside(
            CatalogServiceGrpc.getResolveMetricMethod(),
            Needed.READER,
            ResolveMetricRequest.newBuilder().setParent(Acme.NAME).setAlias("CTR")),
        inside(
            CatalogServiceGrpc.getCompareDefinitionsMethod(),
            Needed.READER,
            CompareDefinitionsRequest.newBuilder().setParent(Acme.NAME).setLeft(ctr).setRight(ctr)),
        inside(
            CatalogServiceGrpc.getComputeMetricMethod(),
            Needed.READER,
            ComputeMetricRequest.newBuilder()
                .setParent(Acme.NAME)
                .setMetric("clicks")
                .addMeasures(clicks)));
  }

  private static List<Rpc> data() {
    return List.of(
        inside(
            ChannelDataServiceGrpc.getWriteObservationsMethod(),
            Needed.WRITER,
            Acme.report("ads", Row.on("2026-02-01").count("clicks", 1))),
        inside(
            ChannelDataServiceGrpc.getStreamObservationsMethod(),
            Needed.WRITER,
            StreamObservationsRequest.newBuilder()
                .setOptions(
                    StreamObservationsOptions.newBuilder().setParent(Acme.NAME).setSource("ads"))),
        inside(
            ChannelDataServiceGrpc.getImportReportMethod(),
            Needed.WRITER,
            ImportReportRequest.newBuilder()
                .setOptions(ImportReportOptions.newBuilder().setParent(Acme.NAME))),
        inside(ChannelDataServiceGrpc.getQueryMetricsMethod(), Needed.READER, Acme.query("clicks")),
        inside(
            ChannelDataServiceGrpc.getListSourcesMethod(),
            Needed.READER,
            ListSourcesRequest.newBuilder().setParent(Acme.NAME)),
        inside(
            ChannelDataServiceGrpc.getGetSourceMethod(),
            Needed.READER,
            GetSourceRequest.newBuilder().setName(Acme.NAME + "/sources/ads")),
        inside(
            ChannelDataServiceGrpc.getUpdateSourceMethod(),
            Needed.WRITER,
            UpdateSourceRequest.newBuilder()
                .setSource(Source.newBuilder().setName(Acme.NAME + "/sources/ads"))));
  }

  private static List<Rpc> channels() {
    String channel = Acme.NAME + "/channels/email";
    String campaign =
        Acme.NAME + "/campaigns/" + org.marketingmetrics.core.channeldata.Campaign.idOf("spring");
    return List.of(
        inside(
            ChannelDataServiceGrpc.getListChannelsMethod(),
            Needed.READER,
            ListChannelsRequest.newBuilder().setParent(Acme.NAME)),
        inside(
            ChannelDataServiceGrpc.getGetChannelMethod(),
            Needed.READER,
            GetChannelRequest.newBuilder().setName(channel)),
        inside(
            ChannelDataServiceGrpc.getCreateChannelMethod(),
            Needed.WRITER,
            CreateChannelRequest.newBuilder().setParent(Acme.NAME).setChannelId("new")),
        inside(
            ChannelDataServiceGrpc.getUpdateChannelMethod(),
            Needed.WRITER,
            UpdateChannelRequest.newBuilder()
                .setChannel(org.marketingmetrics.api.v1.Channel.newBuilder().setName(channel))),
        inside(
            ChannelDataServiceGrpc.getListCampaignsMethod(),
            Needed.READER,
            ListCampaignsRequest.newBuilder().setParent(Acme.NAME)),
        inside(
            ChannelDataServiceGrpc.getGetCampaignMethod(),
            Needed.READER,
            GetCampaignRequest.newBuilder().setName(campaign)),
        inside(
            ChannelDataServiceGrpc.getCreateCampaignMethod(),
            Needed.WRITER,
            CreateCampaignRequest.newBuilder()
                .setParent(Acme.NAME)
                .setCampaign(Campaign.newBuilder().setKey("new"))),
        inside(
            ChannelDataServiceGrpc.getUpdateCampaignMethod(),
            Needed.WRITER,
            UpdateCampaignRequest.newBuilder()
                .setCampaign(Campaign.newBuilder().setName(campaign))));
  }

  private static List<Rpc> funnels() {
    return List.of(
        inside(
            FunnelServiceGrpc.getAnalyzeFunnelMethod(),
            Needed.READER,
            AnalyzeFunnelRequest.newBuilder()
                .setParent(Acme.NAME)
                .setTemplate("web")
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))),
        inside(
            FunnelServiceGrpc.getAnalyzeEventFunnelMethod(),
            Needed.READER,
            AnalyzeEventFunnelRequest.newBuilder()
                .setParent(Acme.NAME)
                .setFunnel(people())
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))),
        inside(
            FunnelServiceGrpc.getListFunnelSubjectsMethod(),
            Needed.SUBJECT_READER,
            ListFunnelSubjectsRequest.newBuilder()
                .setParent(Acme.NAME)
                .setFunnel(people())
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))
                .setStep(1)),
        outside(
            FunnelServiceGrpc.getListFunnelTemplatesMethod(),
            Needed.READER,
            ListFunnelTemplatesRequest.newBuilder()));
  }

  private static EventFunnel people() {
    return EventFunnel.newBuilder()
        .addSteps(EventFunnelStep.newBuilder().setFilter(EventFilter.getDefaultInstance()))
        .setWindow(Duration.newBuilder().setSeconds(60))
        .build();
  }

  private static List<Rpc> events() {
    Event event =
        Event.newBuilder()
            .setId("e")
            .setSubject("ann")
            .setKind("page_view")
            .setTime(Timestamp.newBuilder().setSeconds(1_770_000_000))
            .build();
    return List.of(
        inside(
            EventServiceGrpc.getRecordEventsMethod(),
            Needed.WRITER,
            RecordEventsRequest.newBuilder().setParent(Acme.NAME).addEvents(event)),
        inside(
            EventServiceGrpc.getStreamEventsMethod(),
            Needed.WRITER,
            StreamEventsRequest.newBuilder()
                .setOptions(StreamEventsOptions.newBuilder().setParent(Acme.NAME))),
        inside(
            EventServiceGrpc.getListSessionsMethod(),
            Needed.SUBJECT_READER,
            ListSessionsRequest.newBuilder().setParent(Acme.NAME).setSubject("ann")),
        inside(
            EventServiceGrpc.getQuerySessionsMethod(),
            Needed.READER,
            QuerySessionsRequest.newBuilder()
                .setParent(Acme.NAME)
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))),
        inside(
            EventServiceGrpc.getReconcileClicksMethod(),
            Needed.READER,
            ReconcileClicksRequest.newBuilder()
                .setParent(Acme.NAME)
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))),
        inside(
            EventServiceGrpc.getEraseSubjectMethod(),
            Needed.ADMIN,
            EraseSubjectRequest.newBuilder().setParent(Acme.NAME).setSubject("nobody")));
  }

  private static List<Rpc> comparisons() {
    return List.of(
        inside(
            ComparisonServiceGrpc.getCompareSegmentsMethod(),
            Needed.READER,
            CompareSegmentsRequest.newBuilder()
                .setParent(Acme.NAME)
                .setMetric("ctr")
                .setDimension("campaign")
                .setRest(RestOfSegments.getDefaultInstance())
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))),
        inside(
            ComparisonServiceGrpc.getComparePeriodsMethod(),
            Needed.READER,
            ComparePeriodsRequest.newBuilder()
                .setParent(Acme.NAME)
                .addMetrics("ctr")
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))
                .setComparisonRange(Row.range("2026-01-01", "2026-01-31"))),
        inside(
            ComparisonServiceGrpc.getExplainChangeMethod(),
            Needed.READER,
            ExplainChangeRequest.newBuilder()
                .setParent(Acme.NAME)
                .setMetric("ctr")
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))
                .setComparisonRange(Row.range("2026-01-01", "2026-01-31"))
                .setSegments(SegmentBreakdown.newBuilder().setDimension("campaign"))),
        inside(
            ComparisonServiceGrpc.getAnalyzeTrendMethod(),
            Needed.READER,
            AnalyzeTrendRequest.newBuilder()
                .setParent(Acme.NAME)
                .addMetrics("clicks")
                .setGrain(Grain.GRAIN_DAY)
                .setDateRange(Row.range("2026-02-01", "2026-02-28"))),
        outside(
            ComparisonServiceGrpc.getPlanSampleMethod(),
            Needed.READER,
            PlanSampleRequest.newBuilder()
                .setRate(RateTarget.newBuilder().setBase(0.02))
                .setRelativeDifference(0.2)));
  }

  private static DataSelection february() {
    return DataSelection.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28")).build();
  }

  private static List<Rpc> advice() {
    return List.of(
        inside(
            AdviceServiceGrpc.getDiagnoseEmailMethod(),
            Needed.READER,
            DiagnoseEmailRequest.newBuilder().setParent(Acme.NAME).setPeriod(february())),
        inside(
            AdviceServiceGrpc.getPrioritizeOptimizationMethod(),
            Needed.READER,
            PrioritizeOptimizationRequest.newBuilder().setParent(Acme.NAME).setStored(february())),
        inside(
            AdviceServiceGrpc.getFindLeaksMethod(),
            Needed.READER,
            FindLeaksRequest.newBuilder()
                .setParent(Acme.NAME)
                .setTemplate("influencer")
                .setData(february())),
        inside(
            AdviceServiceGrpc.getAllocateBudgetMethod(),
            Needed.READER,
            AllocateBudgetRequest.newBuilder().setParent(Acme.NAME).setData(february())),
        inside(
            FunnelServiceGrpc.getSimulateFunnelMethod(),
            Needed.READER,
            SimulateFunnelRequest.newBuilder()
                .setParent(Acme.NAME)
                .setTemplate("influencer")
                .setStored(february())));
  }

  private static Benchmark.Builder benchmark() {
    return Benchmark.newBuilder()
        .addMetrics("ctr")
        .setReference(
            BenchmarkReference.newBuilder().setMean(ReferenceMean.newBuilder().setMean(0.02)));
  }

  private static List<Rpc> benchmarks() {
    return List.of(
        inside(
            BenchmarkServiceGrpc.getListBenchmarksMethod(),
            Needed.READER,
            ListBenchmarksRequest.newBuilder().setParent(Acme.NAME)),
        outside(
            BenchmarkServiceGrpc.getGetBenchmarkMethod(),
            Needed.READER,
            GetBenchmarkRequest.newBuilder().setName("benchmarks/b_ig_stories_ctr")),
        inside(
            BenchmarkServiceGrpc.getEvaluateBenchmarkMethod(),
            Needed.READER,
            EvaluateBenchmarkRequest.newBuilder()
                .setParent(Acme.NAME)
                .setMetric("ctr")
                .setStored(
                    StoredValue.newBuilder().setDateRange(Row.range("2026-02-01", "2026-02-28")))),
        inside(
            BenchmarkServiceGrpc.getListBenchmarkCoverageMethod(),
            Needed.READER,
            ListBenchmarkCoverageRequest.newBuilder().setParent(Acme.NAME)),
        inside(
            BenchmarkServiceGrpc.getComputeOwnBenchmarkMethod(),
            Needed.READER,
            ComputeOwnBenchmarkRequest.newBuilder()
                .setParent(Acme.NAME)
                .setMetric("ctr")
                .setData(
                    DataSelection.newBuilder()
                        .setDateRange(Row.range("2026-02-01", "2026-02-28")))),
        inside(
            BenchmarkServiceGrpc.getCreateBenchmarkMethod(),
            Needed.WRITER,
            CreateBenchmarkRequest.newBuilder()
                .setParent(Acme.NAME)
                .setBenchmarkId("new")
                .setBenchmark(benchmark())),
        inside(
            BenchmarkServiceGrpc.getUpdateBenchmarkMethod(),
            Needed.WRITER,
            UpdateBenchmarkRequest.newBuilder()
                .setBenchmark(benchmark().setName(Acme.NAME + "/benchmarks/kept"))),
        inside(
            BenchmarkServiceGrpc.getDeleteBenchmarkMethod(),
            Needed.WRITER,
            DeleteBenchmarkRequest.newBuilder().setName(Acme.NAME + "/benchmarks/spare")));
  }

  private List<Rpc> workspaces() {
    return List.of(
        outside(
            WorkspaceServiceGrpc.getCreateWorkspaceMethod(),
            Needed.OPERATOR,
            CreateWorkspaceRequest.newBuilder().setWorkspaceId("new")),
        inside(
            WorkspaceServiceGrpc.getGetWorkspaceMethod(),
            Needed.READER,
            GetWorkspaceRequest.newBuilder().setName(Acme.NAME)),
        outside(
            WorkspaceServiceGrpc.getListWorkspacesMethod(),
            Needed.READER,
            ListWorkspacesRequest.newBuilder()),
        inside(
            WorkspaceServiceGrpc.getUpdateWorkspaceMethod(),
            Needed.ADMIN,
            UpdateWorkspaceRequest.newBuilder()
                .setWorkspace(Workspace.newBuilder().setName(Acme.NAME))),
        inside(
            WorkspaceServiceGrpc.getCreateApiKeyMethod(),
            Needed.ADMIN,
            CreateApiKeyRequest.newBuilder()
                .setParent(Acme.NAME)
                .setApiKey(ApiKey.newBuilder().setRole(Role.ROLE_READER))),
        inside(
            WorkspaceServiceGrpc.getListApiKeysMethod(),
            Needed.ADMIN,
            ListApiKeysRequest.newBuilder().setParent(Acme.NAME)),
        inside(
            WorkspaceServiceGrpc.getDeleteApiKeyMethod(),
            Needed.ADMIN,
            DeleteApiKeyRequest.newBuilder().setName(spareKey)));
  }

  @Test
  void everyRpcOfTheseServicesIsTried() {
    assertThat(rpcs().map(rpc -> rpc.method().getFullMethodName()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    CatalogServiceGrpc.getServiceDescriptor(),
                    ChannelDataServiceGrpc.getServiceDescriptor(),
                    EventServiceGrpc.getServiceDescriptor(),
                    FunnelServiceGrpc.getServiceDescriptor(),
                    ComparisonServiceGrpc.getServiceDescriptor(),
                    BenchmarkServiceGrpc.getServiceDescriptor(),
                    AdviceServiceGrpc.getServiceDescriptor(),
                    WorkspaceServiceGrpc.getServiceDescriptor())
                .map(ServiceDescriptor::getMethods)
                .flatMap(methods -> methods.stream().map(MethodDescriptor::getFullMethodName))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("rpcs")
  void withoutAKeyNothingIsAnswered(Rpc rpc) {
    Failure.of(Status.Code.UNAUTHENTICATED, "API_KEY_MISSING", () -> rpc.call(server.channel()));
    Failure.of(
        Status.Code.UNAUTHENTICATED,
        "API_KEY_INVALID",
        () -> rpc.call(server.channel("mm_guessed")));
  }

  @ParameterizedTest
  @MethodSource("rpcs")
  void aKeyOfAnotherWorkspaceSeesNone(Rpc rpc) {
    if (rpc.needed() == Needed.OPERATOR) {
      Failure.of(
          Status.Code.PERMISSION_DENIED, "ROLE_TOO_LOW", () -> rpc.call(server.channel(stranger)));
    } else if (rpc.scoped()) {
      Failure failure =
          Failure.of(
              Status.Code.NOT_FOUND,
              "WORKSPACE_NOT_FOUND",
              () -> rpc.call(server.channel(stranger)));
      assertThat(failure.metadata()).containsEntry("workspace", Acme.NAME);
    } else {
      rpc.call(server.channel(stranger));
    }
  }

  @ParameterizedTest
  @MethodSource("rpcs")
  void eachRoleDoesWhatItMay(Rpc rpc) {
    for (Needed role : Needed.values()) {
      if (role == rpc.needed()) {
        rpc.call(server.channel(keyOf(role)));
        return;
      }
      Failure failure =
          Failure.of(
              Status.Code.PERMISSION_DENIED,
              "ROLE_TOO_LOW",
              () -> rpc.call(server.channel(keyOf(role))));
      assertThat(failure.metadata())
          .containsEntry("role", role.name())
          .containsEntry("required_role", rpc.needed().name());
    }
  }

  private String keyOf(Needed role) {
    return switch (role) {
      case READER -> reader;
      case WRITER -> writer;
      case SUBJECT_READER -> subjectReader;
      case ADMIN -> admin;
      case OPERATOR -> InProcessServer.OPERATOR_KEY;
    };
  }

  @ParameterizedTest
  @MethodSource("rpcs")
  void theOperatorIsToldThatAWorkspaceIsMissing(Rpc rpc) {
    if (!rpc.scoped()) {
      return;
    }
    Message elsewhere = elsewhere(rpc.request());

    Failure.of(
        Status.Code.NOT_FOUND,
        "WORKSPACE_NOT_FOUND",
        () ->
            new Rpc(rpc.method(), rpc.needed(), elsewhere, true)
                .call(server.channel(InProcessServer.OPERATOR_KEY)));
  }

  /** The same request about a workspace that there is not. */
  private static Message elsewhere(Message request) {
    Message.Builder changed = request.toBuilder();
    request
        .getAllFields()
        .forEach(
            (field, value) -> {
              if (value instanceof String text && text.startsWith(Acme.NAME)) {
                changed.setField(field, text.replace(Acme.NAME, "workspaces/nobody"));
              } else if (value instanceof Message inner && !field.isRepeated()) {
                changed.setField(field, elsewhere(inner));
              }
            });
    return changed.build();
  }
}
