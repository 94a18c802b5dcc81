package org.marketingmetrics.server.workspace;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.CreateApiKeyRequest;
import org.marketingmetrics.api.v1.CreateApiKeyResponse;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.CreateWorkspaceResponse;
import org.marketingmetrics.api.v1.DeleteApiKeyRequest;
import org.marketingmetrics.api.v1.DeleteApiKeyResponse;
import org.marketingmetrics.api.v1.GetWorkspaceRequest;
import org.marketingmetrics.api.v1.GetWorkspaceResponse;
import org.marketingmetrics.api.v1.ListApiKeysRequest;
import org.marketingmetrics.api.v1.ListApiKeysResponse;
import org.marketingmetrics.api.v1.ListWorkspacesRequest;
import org.marketingmetrics.api.v1.ListWorkspacesResponse;
import org.marketingmetrics.api.v1.UpdateWorkspaceRequest;
import org.marketingmetrics.api.v1.UpdateWorkspaceResponse;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.core.store.ChannelDataStore;
import org.marketingmetrics.core.workspace.ApiKey;
import org.marketingmetrics.core.workspace.ManageApiKeys;
import org.marketingmetrics.core.workspace.ManageWorkspaces;
import org.marketingmetrics.core.workspace.Workspace;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.Caller;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.Etags;
import org.marketingmetrics.server.rpc.Page;
import org.marketingmetrics.server.rpc.UpdateMask;
import org.marketingmetrics.server.value.PeriodProtos;

/** Workspaces and keys. */
final class WorkspaceGrpcService extends WorkspaceServiceGrpc.WorkspaceServiceImplBase {
  private static final List<String> CHANGEABLE =
      List.of("display_name", "time_zone", "week_start", "default_basis", "source_precedence");
  private static final int DEFAULT_PAGE = 100;

  private final ManageWorkspaces workspaces;
  private final ManageApiKeys keys;
  private final ChannelDataStore data;
  private final CallerWorkspaces callerWorkspaces;
  private final ApiKeyAuthenticator authenticator;

  WorkspaceGrpcService(
      ManageWorkspaces workspaces,
      ManageApiKeys keys,
      ChannelDataStore data,
      CallerWorkspaces callerWorkspaces,
      ApiKeyAuthenticator authenticator) {
    this.workspaces = workspaces;
    this.keys = keys;
    this.data = data;
    this.callerWorkspaces = callerWorkspaces;
    this.authenticator = authenticator;
  }

  @Override
  public void createWorkspace(
      CreateWorkspaceRequest request, StreamObserver<CreateWorkspaceResponse> observer) {
    var settings =
        WorkspaceProtos.change(
            request.getWorkspace(),
            UpdateMask.fields(
                com.google.protobuf.FieldMask.getDefaultInstance(),
                request.getWorkspace(),
                CHANGEABLE));
    Workspace created =
        workspaces.create(
            callerWorkspaces.newId(request.getWorkspaceId()),
            settings,
            !request.getRequestId().isEmpty());
    Answers.send(
        observer, CreateWorkspaceResponse.newBuilder().setWorkspace(toProto(created)).build());
  }

  @Override
  public void getWorkspace(
      GetWorkspaceRequest request, StreamObserver<GetWorkspaceResponse> observer) {
    Workspace workspace = workspaces.get(callerWorkspaces.require(request.getName()));
    Answers.send(
        observer, GetWorkspaceResponse.newBuilder().setWorkspace(toProto(workspace)).build());
  }

  @Override
  public void listWorkspaces(
      ListWorkspacesRequest request, StreamObserver<ListWorkspacesResponse> observer) {
    Page<Workspace> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            this::readable,
            workspace -> workspace.id().id());
    ListWorkspacesResponse.Builder answer =
        ListWorkspacesResponse.newBuilder().setNextPageToken(page.nextToken());
    page.entries().forEach(workspace -> answer.addWorkspaces(toProto(workspace)));
    Answers.send(observer, answer.build());
  }

  private List<Workspace> readable(@Nullable String after, int limit) {
    return switch (Caller.current()) {
      case Caller.Anyone anyone -> workspaces.list(after, limit);
      case Caller.Operator operator -> workspaces.list(after, limit);
      case Caller.KeyHolder holder ->
          after == null ? List.of(workspaces.get(holder.workspace())) : List.of();
    };
  }

  @Override
  public void updateWorkspace(
      UpdateWorkspaceRequest request, StreamObserver<UpdateWorkspaceResponse> observer) {
    var workspace = request.getWorkspace();
    WorkspaceId id = callerWorkspaces.requireItself("workspace.name", workspace.getName());
    Workspace updated =
        workspaces.update(
            id,
            WorkspaceProtos.change(
                workspace, UpdateMask.fields(request.getUpdateMask(), workspace, CHANGEABLE)),
            Etags.expected(workspace.getEtag()));
    Answers.send(
        observer, UpdateWorkspaceResponse.newBuilder().setWorkspace(toProto(updated)).build());
  }

  @Override
  public void createApiKey(
      CreateApiKeyRequest request, StreamObserver<CreateApiKeyResponse> observer) {
    WorkspaceId workspace = callerWorkspaces.require(request.getParent());
    var key = request.getApiKey();
    ManageApiKeys.Issued issued =
        keys.create(
            workspace,
            WorkspaceProtos.fromProto(key.getRole()),
            key.getDisplayName(),
            key.hasExpireTime()
                ? PeriodProtos.fromProto("api_key.expire_time", key.getExpireTime())
                : null,
            request.getRequestId().isEmpty() ? null : UUID.fromString(request.getRequestId()));
    CreateApiKeyResponse.Builder answer =
        CreateApiKeyResponse.newBuilder().setApiKey(WorkspaceProtos.toProto(issued.key()));
    if (issued.secret() != null) {
      answer.setSecret(issued.secret());
    }
    Answers.send(observer, answer.build());
  }

  @Override
  public void listApiKeys(
      ListApiKeysRequest request, StreamObserver<ListApiKeysResponse> observer) {
    WorkspaceId workspace = callerWorkspaces.require(request.getParent());
    Page<ApiKey> page =
        Page.of(
            request,
            request.getPageToken(),
            Page.size(request.getPageSize(), DEFAULT_PAGE),
            (after, limit) -> keys.list(workspace, after, limit),
            ApiKey::id);
    ListApiKeysResponse.Builder answer =
        ListApiKeysResponse.newBuilder().setNextPageToken(page.nextToken());
    page.entries().forEach(key -> answer.addApiKeys(WorkspaceProtos.toProto(key)));
    Answers.send(observer, answer.build());
  }

  @Override
  public void deleteApiKey(
      DeleteApiKeyRequest request, StreamObserver<DeleteApiKeyResponse> observer) {
    WorkspaceId workspace = callerWorkspaces.require(request.getName());
    keys.delete(workspace, request.getName().substring(request.getName().lastIndexOf('/') + 1));
    authenticator.forget();
    Answers.send(observer, DeleteApiKeyResponse.getDefaultInstance());
  }

  private org.marketingmetrics.api.v1.Workspace toProto(Workspace workspace) {
    return WorkspaceProtos.toProto(workspace, data.revision(workspace.id()));
  }
}
