package org.marketingmetrics.server.channeldata;

import com.google.protobuf.FieldMask;
import io.grpc.stub.StreamObserver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.CreateCampaignRequest;
import org.marketingmetrics.api.v1.CreateCampaignResponse;
import org.marketingmetrics.api.v1.CreateChannelRequest;
import org.marketingmetrics.api.v1.CreateChannelResponse;
import org.marketingmetrics.api.v1.GetCampaignRequest;
import org.marketingmetrics.api.v1.GetCampaignResponse;
import org.marketingmetrics.api.v1.GetChannelRequest;
import org.marketingmetrics.api.v1.GetChannelResponse;
import org.marketingmetrics.api.v1.GetSourceRequest;
import org.marketingmetrics.api.v1.GetSourceResponse;
import org.marketingmetrics.api.v1.ImportReportRequest;
import org.marketingmetrics.api.v1.ImportReportResponse;
import org.marketingmetrics.api.v1.ListCampaignsRequest;
import org.marketingmetrics.api.v1.ListCampaignsResponse;
import org.marketingmetrics.api.v1.ListChannelsRequest;
import org.marketingmetrics.api.v1.ListChannelsResponse;
import org.marketingmetrics.api.v1.ListSourcesRequest;
import org.marketingmetrics.api.v1.ListSourcesResponse;
import org.marketingmetrics.api.v1.QueryMetricsRequest;
import org.marketingmetrics.api.v1.QueryMetricsResponse;
import org.marketingmetrics.api.v1.StreamObservationsRequest;
import org.marketingmetrics.api.v1.StreamObservationsResponse;
import org.marketingmetrics.api.v1.UpdateCampaignRequest;
import org.marketingmetrics.api.v1.UpdateCampaignResponse;
import org.marketingmetrics.api.v1.UpdateChannelRequest;
import org.marketingmetrics.api.v1.UpdateChannelResponse;
import org.marketingmetrics.api.v1.UpdateSourceRequest;
import org.marketingmetrics.api.v1.UpdateSourceResponse;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.api.v1.WriteObservationsResponse;
import org.marketingmetrics.core.channeldata.Campaign;
import org.marketingmetrics.core.channeldata.Channel;
import org.marketingmetrics.core.channeldata.ManageCampaigns;
import org.marketingmetrics.core.channeldata.ManageChannels;
import org.marketingmetrics.core.channeldata.ManageSources;
import org.marketingmetrics.core.channeldata.Source;
import org.marketingmetrics.core.channeldata.WriteObservations;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.CallerWorkspaces.Inside;
import org.marketingmetrics.server.rpc.Etags;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.rpc.UpdateMask;

/** Observations in, metrics out, and what they belong to. */
final class ChannelDataGrpcService extends ChannelDataServiceGrpc.ChannelDataServiceImplBase {
  private static final int DEFAULT_PAGE = 100;
  private static final List<String> CHANNEL_FIELDS = List.of("display_name", "kind");
  private static final List<String> CAMPAIGN_FIELDS =
      List.of("display_name", "start_date", "automation");
  private static final List<String> SOURCE_FIELDS = List.of("kind", "time_zone");

  private final WriteObservations write;
  private final QueryPages queries;
  private final ObservationStreams streams;
  private final ReportImports imports;
  private final ManageChannels channels;
  private final ManageCampaigns campaigns;
  private final ManageSources sources;
  private final CallerWorkspaces workspaces;

  ChannelDataGrpcService(
      WriteObservations write,
      QueryPages queries,
      ObservationStreams streams,
      ReportImports imports,
      ManageChannels channels,
      ManageCampaigns campaigns,
      ManageSources sources,
      CallerWorkspaces workspaces) {
    this.write = write;
    this.queries = queries;
    this.streams = streams;
    this.imports = imports;
    this.channels = channels;
    this.campaigns = campaigns;
    this.sources = sources;
    this.workspaces = workspaces;
  }

  @Override
  public void writeObservations(
      WriteObservationsRequest request, StreamObserver<WriteObservationsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Answers.send(
        observer,
        ObservationProtos.toProto(write.run(ObservationProtos.fromProto(workspace, request))));
  }

  @Override
  public StreamObserver<StreamObservationsRequest> streamObservations(
      StreamObserver<StreamObservationsResponse> observer) {
    return streams.receive(observer);
  }

  @Override
  public StreamObserver<ImportReportRequest> importReport(
      StreamObserver<ImportReportResponse> observer) {
    return imports.receive(observer);
  }

  @Override
  public void queryMetrics(
      QueryMetricsRequest request, StreamObserver<QueryMetricsResponse> observer) {
    Answers.send(observer, queries.page(workspaces.require(request.getParent()), request));
  }

  @Override
  public void listChannels(
      ListChannelsRequest request, StreamObserver<ListChannelsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Set<String> kinds = new HashSet<>();
    request
        .getKindsList()
        .forEach(kind -> kinds.add(kind.name().substring("CHANNEL_KIND_".length())));
    Page<Channel> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) ->
                Filtered.read(
                    (key, count) -> channels.list(workspace, key, count),
                    channel -> kinds.isEmpty() || kinds.contains(channel.kind().name()),
                    Channel::id,
                    after,
                    limit),
            Channel::id);
    ListChannelsResponse.Builder answer =
        ListChannelsResponse.newBuilder().setNextPageToken(page.nextToken());
    page.entries()
        .forEach(channel -> answer.addChannels(ChannelProtos.toProto(workspace, channel)));
    Answers.send(observer, answer.build());
  }

  @Override
  public void getChannel(GetChannelRequest request, StreamObserver<GetChannelResponse> observer) {
    Inside named = workspaces.require("name", request.getName(), "channels");
    Channel channel = channels.get(named.workspace(), named.id());
    Answers.send(
        observer,
        GetChannelResponse.newBuilder()
            .setChannel(ChannelProtos.toProto(named.workspace(), channel))
            .build());
  }

  @Override
  public void createChannel(
      CreateChannelRequest request, StreamObserver<CreateChannelResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Channel channel =
        channels.create(
            workspace,
            request.getChannelId(),
            ChannelProtos.change(request.getChannel(), set(request.getChannel(), CHANNEL_FIELDS)),
            !request.getRequestId().isEmpty());
    Answers.send(
        observer,
        CreateChannelResponse.newBuilder()
            .setChannel(ChannelProtos.toProto(workspace, channel))
            .build());
  }

  private static Set<String> set(com.google.protobuf.Message resource, List<String> fields) {
    return UpdateMask.fields(FieldMask.getDefaultInstance(), resource, fields);
  }

  @Override
  public void updateChannel(
      UpdateChannelRequest request, StreamObserver<UpdateChannelResponse> observer) {
    var proto = request.getChannel();
    Inside named = workspaces.require("channel.name", proto.getName(), "channels");
    Channel channel =
        channels.update(
            named.workspace(),
            named.id(),
            ChannelProtos.change(
                proto, UpdateMask.fields(request.getUpdateMask(), proto, CHANNEL_FIELDS)),
            Etags.expected(proto.getEtag()));
    Answers.send(
        observer,
        UpdateChannelResponse.newBuilder()
            .setChannel(ChannelProtos.toProto(named.workspace(), channel))
            .build());
  }

  @Override
  public void listCampaigns(
      ListCampaignsRequest request, StreamObserver<ListCampaignsResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Set<String> keys = new HashSet<>(request.getKeysList());
    Page<Campaign> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) -> campaigns(workspace, keys, after, limit),
            Campaign::id);
    ListCampaignsResponse.Builder answer =
        ListCampaignsResponse.newBuilder().setNextPageToken(page.nextToken());
    page.entries()
        .forEach(campaign -> answer.addCampaigns(ChannelProtos.toProto(workspace, campaign)));
    Answers.send(observer, answer.build());
  }

  /** Named campaigns are read one by one, since their ids follow from their keys. */
  private List<Campaign> campaigns(
      WorkspaceId workspace, Set<String> keys, @Nullable String after, int limit) {
    if (keys.isEmpty()) {
      return campaigns.list(workspace, after, limit);
    }
    return keys.stream()
        .map(Campaign::idOf)
        .filter(id -> after == null || id.compareTo(after) > 0)
        .sorted()
        .flatMap(id -> campaigns.find(workspace, id).stream())
        .limit(limit)
        .toList();
  }

  @Override
  public void getCampaign(
      GetCampaignRequest request, StreamObserver<GetCampaignResponse> observer) {
    Inside named = workspaces.require("name", request.getName(), "campaigns");
    Campaign campaign = campaigns.get(named.workspace(), named.id());
    Answers.send(
        observer,
        GetCampaignResponse.newBuilder()
            .setCampaign(ChannelProtos.toProto(named.workspace(), campaign))
            .build());
  }

  @Override
  public void createCampaign(
      CreateCampaignRequest request, StreamObserver<CreateCampaignResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    var proto = request.getCampaign();
    Campaign campaign =
        campaigns.create(
            workspace,
            proto.getKey(),
            ChannelProtos.change(proto, set(proto, CAMPAIGN_FIELDS)),
            !request.getRequestId().isEmpty());
    Answers.send(
        observer,
        CreateCampaignResponse.newBuilder()
            .setCampaign(ChannelProtos.toProto(workspace, campaign))
            .build());
  }

  @Override
  public void updateCampaign(
      UpdateCampaignRequest request, StreamObserver<UpdateCampaignResponse> observer) {
    var proto = request.getCampaign();
    Inside named = workspaces.require("campaign.name", proto.getName(), "campaigns");
    Campaign campaign =
        campaigns.update(
            named.workspace(),
            named.id(),
            ChannelProtos.change(
                proto, UpdateMask.fields(request.getUpdateMask(), proto, CAMPAIGN_FIELDS)),
            Etags.expected(proto.getEtag()));
    Answers.send(
        observer,
        UpdateCampaignResponse.newBuilder()
            .setCampaign(ChannelProtos.toProto(named.workspace(), campaign))
            .build());
  }

  @Override
  public void listSources(
      ListSourcesRequest request, StreamObserver<ListSourcesResponse> observer) {
    WorkspaceId workspace = workspaces.require(request.getParent());
    Page<Source> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) -> sources.list(workspace, after, limit),
            Source::id);
    ListSourcesResponse.Builder answer =
        ListSourcesResponse.newBuilder().setNextPageToken(page.nextToken());
    page.entries().forEach(source -> answer.addSources(ChannelProtos.toProto(workspace, source)));
    Answers.send(observer, answer.build());
  }

  @Override
  public void getSource(GetSourceRequest request, StreamObserver<GetSourceResponse> observer) {
    Inside named = workspaces.require("name", request.getName(), "sources");
    Source source = sources.get(named.workspace(), named.id());
    Answers.send(
        observer,
        GetSourceResponse.newBuilder()
            .setSource(ChannelProtos.toProto(named.workspace(), source))
            .build());
  }

  @Override
  public void updateSource(
      UpdateSourceRequest request, StreamObserver<UpdateSourceResponse> observer) {
    var proto = request.getSource();
    Inside named = workspaces.require("source.name", proto.getName(), "sources");
    Set<String> fields = UpdateMask.fields(request.getUpdateMask(), proto, SOURCE_FIELDS);
    Source updated =
        sources.update(named.workspace(), named.id(), ChannelProtos.change(proto, fields));
    Answers.send(
        observer,
        UpdateSourceResponse.newBuilder()
            .setSource(ChannelProtos.toProto(named.workspace(), updated))
            .build());
  }
}
