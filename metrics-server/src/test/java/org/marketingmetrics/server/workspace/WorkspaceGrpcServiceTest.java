package org.marketingmetrics.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.rpc.Failure.reasonOf;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import com.google.type.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.ApiKey;
import org.marketingmetrics.api.v1.Basis;
import org.marketingmetrics.api.v1.ClickScope;
import org.marketingmetrics.api.v1.CreateApiKeyRequest;
import org.marketingmetrics.api.v1.CreateApiKeyResponse;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.DeleteApiKeyRequest;
import org.marketingmetrics.api.v1.GetWorkspaceRequest;
import org.marketingmetrics.api.v1.ListApiKeysRequest;
import org.marketingmetrics.api.v1.ListWorkspacesRequest;
import org.marketingmetrics.api.v1.ListWorkspacesResponse;
import org.marketingmetrics.api.v1.Role;
import org.marketingmetrics.api.v1.UpdateWorkspaceRequest;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc.WorkspaceServiceBlockingStub;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

class WorkspaceGrpcServiceTest {
  private static final String REQUEST_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

  private final InProcessServer server = InProcessServer.withKeys();
  private final WorkspaceServiceBlockingStub operator = stub(InProcessServer.OPERATOR_KEY);

  private WorkspaceServiceBlockingStub stub(String key) {
    return WorkspaceServiceGrpc.newBlockingStub(server.channel(key));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Workspace create(String id, Workspace settings) {
    return operator
        .createWorkspace(
            CreateWorkspaceRequest.newBuilder().setWorkspaceId(id).setWorkspace(settings).build())
        .getWorkspace();
  }

  private CreateApiKeyResponse key(String workspace, Role role) {
    return operator.createApiKey(
        CreateApiKeyRequest.newBuilder()
            .setParent("workspaces/" + workspace)
            .setApiKey(ApiKey.newBuilder().setRole(role))
            .build());
  }

  private static GetWorkspaceRequest get(String id) {
    return GetWorkspaceRequest.newBuilder().setName("workspaces/" + id).build();
  }

  private static UpdateWorkspaceRequest update(Workspace workspace, String... mask) {
    return UpdateWorkspaceRequest.newBuilder()
        .setWorkspace(workspace)
        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
        .build();
  }

  @Test
  void aNewWorkspaceHasTheDefaultsOfTheContract() {
    Workspace created = create("acme", Workspace.getDefaultInstance());

    assertThat(created)
        .isEqualTo(
            Workspace.newBuilder()
                .setName("workspaces/acme")
                .setDisplayName("acme")
                .setTimeZone("UTC")
                .setWeekStart(DayOfWeek.MONDAY)
                .setDefaultBasis(Basis.getDefaultInstance())
                .setCreateTime(Timestamps.fromMillis(InProcessServer.NOW.toEpochMilli()))
                .setEtag("v1")
                .build());
    assertThat(operator.getWorkspace(get("acme")).getWorkspace()).isEqualTo(created);
  }

  @Test
  void settingsAreKept() {
    Workspace settings =
        Workspace.newBuilder()
            .setDisplayName("Магазин")
            .setTimeZone("Europe/Riga")
            .setWeekStart(DayOfWeek.SUNDAY)
            .setDefaultBasis(Basis.newBuilder().setClickScope(ClickScope.CLICK_SCOPE_LINK))
            .addSourcePrecedence("shop")
            .build();

    Workspace created = create("acme", settings);

    assertThat(created.toBuilder().clearName().clearCreateTime().clearEtag().build())
        .isEqualTo(settings);
  }

  @Test
  void onlyTheOperatorCreatesWorkspaces() {
    create("acme", Workspace.getDefaultInstance());
    String admin = key("acme", Role.ROLE_ADMIN).getSecret();
    CreateWorkspaceRequest request =
        CreateWorkspaceRequest.newBuilder().setWorkspaceId("other").build();

    assertThat(reasonOf(() -> stub(admin).createWorkspace(request))).isEqualTo("ROLE_TOO_LOW");
  }

  @Test
  void aZoneThatDoesNotExistIsRefusedByItsField() {
    Failure failure =
        Failure.of(
            () -> create("acme", Workspace.newBuilder().setTimeZone("Europe/Atlantis").build()));

    assertThat(failure.fields()).containsExactly("workspace.time_zone");
  }

  @Test
  void anIdIsTakenOnce() {
    create("acme", Workspace.getDefaultInstance());

    assertThat(reasonOf(() -> create("acme", Workspace.getDefaultInstance())))
        .isEqualTo("ALREADY_EXISTS");
  }

  /** The answer was lost on the way and the client tries again. */
  @Test
  void aRepetitionWithTheRequestIdIsAnsweredAgain() {
    CreateWorkspaceRequest request =
        CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").setRequestId(REQUEST_ID).build();

    assertThat(operator.createWorkspace(request)).isEqualTo(operator.createWorkspace(request));
  }

  @Test
  void aKeyOpensItsOwnWorkspaceAndTellsNothingOfOthers() {
    create("acme", Workspace.getDefaultInstance());
    create("rival", Workspace.getDefaultInstance());
    WorkspaceServiceBlockingStub reader = stub(key("acme", Role.ROLE_READER).getSecret());

    assertThat(reader.getWorkspace(get("acme")).getWorkspace().getName())
        .isEqualTo("workspaces/acme");
    Failure existing = Failure.of(() -> reader.getWorkspace(get("rival")));
    Failure missing = Failure.of(() -> reader.getWorkspace(get("nobody")));
    assertThat(existing.reason()).isEqualTo("WORKSPACE_NOT_FOUND");
    assertThat(existing.text().replace("rival", "nobody")).isEqualTo(missing.text());
    assertThat(existing.code()).isEqualTo(missing.code());
  }

  @Test
  void theOperatorListsAllAndAKeyItsOwn() {
    for (String id : new String[] {"c", "a", "b"}) {
      create(id, Workspace.getDefaultInstance());
    }
    WorkspaceServiceBlockingStub reader = stub(key("b", Role.ROLE_READER).getSecret());

    assertThat(names(operator.listWorkspaces(ListWorkspacesRequest.getDefaultInstance())))
        .containsExactly("workspaces/a", "workspaces/b", "workspaces/c");
    assertThat(names(reader.listWorkspaces(ListWorkspacesRequest.getDefaultInstance())))
        .containsExactly("workspaces/b");
  }

  private static List<String> names(ListWorkspacesResponse response) {
    return response.getWorkspacesList().stream().map(Workspace::getName).toList();
  }

  @Test
  void pagesCoverTheListOnce() {
    for (int i = 0; i < 5; i++) {
      create("w" + i, Workspace.getDefaultInstance());
    }
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      ListWorkspacesResponse page =
          operator.listWorkspaces(
              ListWorkspacesRequest.newBuilder().setPageSize(2).setPageToken(token).build());
      seen.addAll(names(page));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(seen)
        .containsExactly(
            "workspaces/w0", "workspaces/w1", "workspaces/w2", "workspaces/w3", "workspaces/w4");
  }

  @Test
  void anUpdateChangesWhatTheMaskNames() {
    create("acme", Workspace.newBuilder().setTimeZone("Europe/Riga").build());
    Workspace change =
        Workspace.newBuilder()
            .setName("workspaces/acme")
            .setDisplayName("Acme")
            .setTimeZone("Asia/Tokyo")
            .build();

    Workspace updated = operator.updateWorkspace(update(change, "display_name")).getWorkspace();

    assertThat(updated.getDisplayName()).isEqualTo("Acme");
    assertThat(updated.getTimeZone()).isEqualTo("Europe/Riga");
    assertThat(updated.getEtag()).isEqualTo("v2");
  }

  @Test
  void anUpdateWithoutMaskChangesWhatIsSet() {
    create("acme", Workspace.newBuilder().setDisplayName("Old").build());

    Workspace updated =
        operator
            .updateWorkspace(
                update(
                    Workspace.newBuilder()
                        .setName("workspaces/acme")
                        .setTimeZone("Asia/Tokyo")
                        .build()))
            .getWorkspace();

    assertThat(updated.getDisplayName()).isEqualTo("Old");
    assertThat(updated.getTimeZone()).isEqualTo("Asia/Tokyo");
  }

  @Test
  void aMaskThatNamesAnEmptyFieldSetsItToItsDefault() {
    create("acme", Workspace.newBuilder().setDisplayName("Old").addSourcePrecedence("x").build());

    Workspace updated =
        operator
            .updateWorkspace(
                update(
                    Workspace.newBuilder().setName("workspaces/acme").build(),
                    "display_name",
                    "source_precedence"))
            .getWorkspace();

    assertThat(updated.getDisplayName()).isEqualTo("acme");
    assertThat(updated.getSourcePrecedenceList()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "data_revision", "nonsense", "*"})
  void aFieldThatCannotChangeIsRefused(String field) {
    create("acme", Workspace.getDefaultInstance());

    Failure failure =
        Failure.of(
            () ->
                operator.updateWorkspace(
                    update(Workspace.newBuilder().setName("workspaces/acme").build(), field)));

    assertThat(failure.fields()).containsExactly("update_mask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "something"})
  void anEtagThatHoldsNoMoreStopsTheUpdate(String etag) {
    create("acme", Workspace.getDefaultInstance());
    Workspace change =
        Workspace.newBuilder().setName("workspaces/acme").setDisplayName("A").build();
    var first = operator.updateWorkspace(update(change)).getWorkspace();

    assertThat(
            reasonOf(
                () -> operator.updateWorkspace(update(change.toBuilder().setEtag(etag).build()))))
        .isEqualTo("ETAG_MISMATCH");
    assertThat(
            operator
                .updateWorkspace(update(change.toBuilder().setEtag(first.getEtag()).build()))
                .getWorkspace()
                .getDisplayName())
        .isEqualTo("A");
  }

  @Test
  void aSecretIsToldOnceAndOpensTheWorkspace() {
    create("acme", Workspace.getDefaultInstance());
    CreateApiKeyResponse created = key("acme", Role.ROLE_ADMIN);

    assertThat(created.getSecret()).matches("mm_[A-Za-z0-9_-]{43}");
    var listed =
        stub(created.getSecret())
            .listApiKeys(ListApiKeysRequest.newBuilder().setParent("workspaces/acme").build());
    assertThat(listed.getApiKeysList()).containsExactly(created.getApiKey());
    assertThat(listed.toString()).doesNotContain(created.getSecret());
  }

  @Test
  void aKeyMadeTwiceByOneRequestIdIsOneKey() {
    create("acme", Workspace.getDefaultInstance());
    CreateApiKeyRequest request =
        CreateApiKeyRequest.newBuilder()
            .setParent("workspaces/acme")
            .setApiKey(ApiKey.newBuilder().setRole(Role.ROLE_WRITER).setDisplayName("import"))
            .setRequestId(REQUEST_ID)
            .build();

    CreateApiKeyResponse first = operator.createApiKey(request);
    CreateApiKeyResponse again = operator.createApiKey(request);

    assertThat(again.getApiKey()).isEqualTo(first.getApiKey());
    assertThat(again.getSecret()).isEmpty();
    CreateApiKeyRequest.Builder other = request.toBuilder();
    other.getApiKeyBuilder().setRole(Role.ROLE_ADMIN);
    assertThat(reasonOf(() -> operator.createApiKey(other.build()))).isEqualTo("REQUEST_ID_REUSED");
  }

  @Test
  void aDeletedKeyOpensNothingAtOnce() {
    create("acme", Workspace.getDefaultInstance());
    CreateApiKeyResponse created = key("acme", Role.ROLE_ADMIN);
    WorkspaceServiceBlockingStub admin = stub(created.getSecret());
    DeleteApiKeyRequest delete =
        DeleteApiKeyRequest.newBuilder().setName(created.getApiKey().getName()).build();

    var _ = admin.deleteApiKey(delete);

    assertThat(reasonOf(() -> admin.getWorkspace(get("acme")))).isEqualTo("API_KEY_INVALID");
    assertThat(reasonOf(() -> operator.deleteApiKey(delete))).isEqualTo("RESOURCE_NOT_FOUND");
  }

  @Test
  void aKeyThatWouldBeExpiredAtOnceIsRefused() {
    create("acme", Workspace.getDefaultInstance());
    CreateApiKeyRequest request =
        CreateApiKeyRequest.newBuilder()
            .setParent("workspaces/acme")
            .setApiKey(
                ApiKey.newBuilder()
                    .setRole(Role.ROLE_READER)
                    .setExpireTime(Timestamps.fromMillis(InProcessServer.NOW.toEpochMilli())))
            .build();

    assertThat(Failure.of(() -> operator.createApiKey(request)).fields())
        .containsExactly("api_key.expire_time");
  }

  @Test
  void aReaderSeesNoKeys() {
    create("acme", Workspace.getDefaultInstance());
    WorkspaceServiceBlockingStub writer = stub(key("acme", Role.ROLE_WRITER).getSecret());

    assertThat(
            reasonOf(
                () ->
                    writer.listApiKeys(
                        ListApiKeysRequest.newBuilder().setParent("workspaces/acme").build())))
        .isEqualTo("ROLE_TOO_LOW");
  }

  @Test
  void withoutKeysEverybodyDoesEverythingButAMissingWorkspaceIsMissing() {
    try (InProcessServer open = InProcessServer.open()) {
      WorkspaceServiceBlockingStub anyone = WorkspaceServiceGrpc.newBlockingStub(open.channel());
      var created =
          anyone.createWorkspace(
              CreateWorkspaceRequest.newBuilder().setWorkspaceId("acme").build());

      assertThat(anyone.getWorkspace(get("acme")).getWorkspace()).isEqualTo(created.getWorkspace());
      assertThat(reasonOf(() -> anyone.getWorkspace(get("nobody"))))
          .isEqualTo("WORKSPACE_NOT_FOUND");
    }
  }
}
