package org.marketingmetrics.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.channeldata.Row.on;

import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.grpc.Status;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.ApiKey;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.CreateApiKeyRequest;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.DeleteApiKeyRequest;
import org.marketingmetrics.api.v1.GetWorkspaceRequest;
import org.marketingmetrics.api.v1.ListApiKeysRequest;
import org.marketingmetrics.api.v1.ListWorkspacesRequest;
import org.marketingmetrics.api.v1.Role;
import org.marketingmetrics.api.v1.UpdateWorkspaceRequest;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc.WorkspaceServiceBlockingStub;
import org.marketingmetrics.server.channeldata.Acme;
import org.marketingmetrics.server.rpc.Failure;

/** Requests about workspaces and keys that are refused, and what their callers are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceRulesTest {
  private static final int UNKNOWN = 77;

  private final Acme acme = Acme.open();
  private final WorkspaceServiceBlockingStub workspaces =
      WorkspaceServiceGrpc.newBlockingStub(acme.server.channel());

  @AfterAll
  void stop() {
    acme.close();
  }

  private Message call(Message request) {
    return switch (request) {
      case CreateWorkspaceRequest create -> workspaces.createWorkspace(create);
      case GetWorkspaceRequest get -> workspaces.getWorkspace(get);
      case ListWorkspacesRequest list -> workspaces.listWorkspaces(list);
      case UpdateWorkspaceRequest update -> workspaces.updateWorkspace(update);
      case CreateApiKeyRequest create -> workspaces.createApiKey(create);
      case ListApiKeysRequest list -> workspaces.listApiKeys(list);
      case DeleteApiKeyRequest delete -> workspaces.deleteApiKey(delete);
      default -> Empty.getDefaultInstance();
    };
  }

  private static Arguments bad(String field, Message.Builder request) {
    return Arguments.of(field, request.build());
  }

  private static CreateWorkspaceRequest.Builder create(Workspace.Builder settings) {
    return CreateWorkspaceRequest.newBuilder().setWorkspaceId("new").setWorkspace(settings);
  }

  private static Workspace.Builder workspace() {
    return Workspace.newBuilder();
  }

  private static UpdateWorkspaceRequest.Builder update(Workspace.Builder change) {
    return UpdateWorkspaceRequest.newBuilder().setWorkspace(change.setName(Acme.NAME));
  }

  private static UpdateWorkspaceRequest.Builder named(String name) {
    return UpdateWorkspaceRequest.newBuilder().setWorkspace(workspace().setName(name));
  }

  private static CreateApiKeyRequest.Builder key(ApiKey.Builder key) {
    return CreateApiKeyRequest.newBuilder().setParent(Acme.NAME).setApiKey(key);
  }

  private static ApiKey.Builder reader() {
    return ApiKey.newBuilder().setRole(Role.ROLE_READER);
  }

  private static GetWorkspaceRequest.Builder get(String name) {
    return GetWorkspaceRequest.newBuilder().setName(name);
  }

  private static DeleteApiKeyRequest.Builder delete(String name) {
    return DeleteApiKeyRequest.newBuilder().setName(name);
  }

  private static Workspace.Builder precedence(int count) {
    return workspace()
        .addAllSourcePrecedence(IntStream.range(0, count).mapToObj(i -> "s" + i).toList());
  }

  private static Stream<Arguments> workspaceRequests() {
    return Stream.of(
        bad("workspace_id", create(workspace()).setWorkspaceId("")),
        bad("workspace_id", create(workspace()).setWorkspaceId("ACME")),
        bad("workspace_id", create(workspace()).setWorkspaceId("a".repeat(64))),
        bad("request_id", create(workspace()).setRequestId("again")),
        bad("workspace.display_name", create(workspace().setDisplayName("x".repeat(256)))),
        bad("workspace.time_zone", create(workspace().setTimeZone("Mars/Olympus"))),
        bad("workspace.time_zone", create(workspace().setTimeZone("+25:00"))),
        bad("workspace.week_start", create(workspace().setWeekStartValue(UNKNOWN))),
        bad(
            "workspace.default_basis.click_scope",
            create(workspace().setDefaultBasis(Basis.newBuilder().setClickScopeValue(UNKNOWN)))),
        bad(
            "workspace.default_basis.currency_code",
            create(workspace().setDefaultBasis(Basis.newBuilder().setCurrencyCode("eur")))),
        bad("workspace.source_precedence", create(precedence(101))),
        bad(
            "workspace.source_precedence",
            create(workspace().addSourcePrecedence("a").addSourcePrecedence("a"))),
        bad(
            "workspace.source_precedence[0]",
            create(workspace().addSourcePrecedence("Google Ads"))),
        bad("name", get("acme")),
        bad("name", get("workspaces/acme/channels/email")),
        bad("page_size", ListWorkspacesRequest.newBuilder().setPageSize(-1)),
        bad("page_size", ListWorkspacesRequest.newBuilder().setPageSize(1_001)),
        bad("page_token", ListWorkspacesRequest.newBuilder().setPageToken("x".repeat(2_049))),
        bad("workspace", UpdateWorkspaceRequest.newBuilder()),
        bad("workspace.name", UpdateWorkspaceRequest.newBuilder().setWorkspace(workspace())),
        bad("workspace.name", named("workspaces/ACME")),
        bad("workspace.name", named("workspaces/acme/channels/email")),
        bad("workspace.name", named("workspaces/" + "a".repeat(140))),
        bad("workspace.time_zone", update(workspace().setTimeZone("Mars/Olympus"))),
        bad("workspace.week_start", update(workspace().setWeekStartValue(UNKNOWN))),
        bad(
            "update_mask",
            update(workspace()).setUpdateMask(FieldMask.newBuilder().addPaths("etag"))));
  }

  private static Stream<Arguments> keyRequests() {
    return Stream.of(
        bad("parent", key(reader()).setParent("acme")),
        bad("api_key", key(reader()).clearApiKey()),
        bad("api_key.role", key(ApiKey.newBuilder())),
        bad("api_key.role", key(ApiKey.newBuilder().setRoleValue(UNKNOWN))),
        bad("api_key.display_name", key(reader().setDisplayName("x".repeat(256)))),
        bad(
            "api_key.expire_time",
            key(reader().setExpireTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)))),
        bad(
            "api_key.expire_time",
            key(reader().setExpireTime(Timestamp.newBuilder().setNanos(-1)))),
        bad("request_id", key(reader()).setRequestId("again")),
        bad("parent", ListApiKeysRequest.newBuilder().setParent("")),
        bad("page_size", ListApiKeysRequest.newBuilder().setParent(Acme.NAME).setPageSize(1_001)),
        bad("name", delete("apiKeys/x")),
        bad("name", delete(Acme.NAME + "/keys/x")));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource({"workspaceRequests", "keyRequests"})
  void aBrokenRuleNamesItsField(String field, Message request) {
    Failure.invalid(() -> call(request), field);
  }

  private static Arguments unknown(
      String reason, Map<String, String> metadata, Message.Builder request) {
    return Arguments.of(reason, metadata, request.build());
  }

  private static Stream<Arguments> strangers() {
    Map<String, String> nobody = Map.of("workspace", "workspaces/nobody");
    return Stream.of(
        unknown("WORKSPACE_NOT_FOUND", nobody, get("workspaces/nobody")),
        unknown(
            "WORKSPACE_NOT_FOUND",
            nobody,
            UpdateWorkspaceRequest.newBuilder()
                .setWorkspace(workspace().setName("workspaces/nobody"))),
        unknown("WORKSPACE_NOT_FOUND", nobody, key(reader()).setParent("workspaces/nobody")),
        unknown(
            "WORKSPACE_NOT_FOUND",
            nobody,
            ListApiKeysRequest.newBuilder().setParent("workspaces/nobody")),
        unknown("WORKSPACE_NOT_FOUND", nobody, delete("workspaces/nobody/apiKeys/x")),
        unknown(
            "RESOURCE_NOT_FOUND",
            Map.of("name", Acme.NAME + "/apiKeys/x"),
            delete(Acme.NAME + "/apiKeys/x")));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatIsNotThereIsNotFound(String reason, Map<String, String> metadata, Message request) {
    Failure failure = Failure.of(Status.Code.NOT_FOUND, reason, () -> call(request));

    assertThat(failure.metadata()).containsAllEntriesOf(metadata);
  }

  @Test
  void aTokenBelongsToItsList() {
    var _ = call(key(reader()).build());
    var _ = call(key(reader()).build());
    String token =
        workspaces
            .listApiKeys(
                ListApiKeysRequest.newBuilder().setParent(Acme.NAME).setPageSize(1).build())
            .getNextPageToken();

    Failure.of(
        Status.Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        () -> call(ListWorkspacesRequest.newBuilder().setPageToken(token).build()));
    assertThat(
            workspaces
                .listApiKeys(
                    ListApiKeysRequest.newBuilder()
                        .setParent(Acme.NAME)
                        .setPageSize(1_000)
                        .setPageToken(token)
                        .build())
                .getApiKeysList())
        .isNotEmpty();
  }

  /** The days of what it holds were cut in it. */
  @Test
  void theZoneIsFixedOnceThereAreData() {
    try (Acme full = Acme.open()) {
      full.write("ads", on("2026-02-01").count("clicks", 1));
      var stub = WorkspaceServiceGrpc.newBlockingStub(full.server.channel());
      var request = update(workspace().setTimeZone("Europe/Riga")).build();

      Failure failure =
          Failure.of(
              Status.Code.FAILED_PRECONDITION,
              "TIME_ZONE_FIXED",
              () -> stub.updateWorkspace(request));

      assertThat(failure.metadata()).containsEntry("name", Acme.NAME);
      assertThat(stub.getWorkspace(get(Acme.NAME).build()).getWorkspace().getTimeZone())
          .isEqualTo("UTC");
    }
  }

  /** Two workspaces of one id and one request id, with other settings: which is meant? */
  @Test
  void aRequestIdWithOtherContentIsRefused() {
    String id = UUID.randomUUID().toString();
    var first =
        create(workspace().setDisplayName("One")).setWorkspaceId("twice").setRequestId(id).build();
    var other = first.toBuilder();
    other.getWorkspaceBuilder().setDisplayName("Two");

    var created = workspaces.createWorkspace(first);

    assertThat(workspaces.createWorkspace(first)).isEqualTo(created);
    assertThat(Failure.of(() -> call(other.build())).code()).isEqualTo(Status.Code.ALREADY_EXISTS);
    assertThat(workspaces.getWorkspace(get("workspaces/twice").build()).getWorkspace())
        .isEqualTo(created.getWorkspace());
  }
}
