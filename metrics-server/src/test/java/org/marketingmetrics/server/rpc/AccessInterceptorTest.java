package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.rpc.Failure.reasonOf;
import static org.marketingmetrics.server.rpc.RpcHarness.REQUEST;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.UpdateWorkspaceRequest;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.Role;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.config.CallConfig;

class AccessInterceptorTest {
  private static final Map<String, Caller> KEYS =
      Map.of(
          "mm_reader", new Caller.KeyHolder(new WorkspaceId("acme"), Role.READER),
          "mm_writer", new Caller.KeyHolder(new WorkspaceId("acme"), Role.WRITER),
          "mm_admin", new Caller.KeyHolder(new WorkspaceId("acme"), Role.ADMIN),
          "mm_operator", new Caller.Operator());

  private final AtomicReference<Caller> seen = new AtomicReference<>();

  private final RpcHarness harness =
      new RpcHarness(
          CallConfig.DEFAULTS,
          AccessInterceptorTest::authenticate,
          (request, observer) -> {
            seen.set(Caller.current());
            RpcHarness.answer(request, observer);
          });

  private static Caller authenticate(@Nullable String key) {
    if (key == null) {
      throw MetricsException.of(ErrorReason.API_KEY_MISSING, "send a key").build();
    }
    Caller caller = KEYS.get(key);
    if (caller == null) {
      throw MetricsException.of(ErrorReason.API_KEY_INVALID, "no such key").build();
    }
    return caller;
  }

  @AfterEach
  void stop() {
    harness.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer mm_reader", "bearer mm_reader", "BEARER  mm_reader "})
  void theHandlerKnowsItsCaller(String header) {
    var _ = harness.stub(AccessInterceptor.AUTHORIZATION, header).getWorkspace(REQUEST);

    assertThat(seen.get()).isEqualTo(KEYS.get("mm_reader"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mm_reader", "Basic bW1fcmVhZGVy", "Bearer", "Bearer "})
  void anotherSchemeIsNoKey(String header) {
    assertThat(
            reasonOf(
                () -> harness.stub(AccessInterceptor.AUTHORIZATION, header).getWorkspace(REQUEST)))
        .isEqualTo("API_KEY_MISSING");
  }

  @Test
  void aCallWithoutACredentialNeverReachesTheHandler() {
    assertThat(reasonOf(() -> harness.stub().getWorkspace(REQUEST))).isEqualTo("API_KEY_MISSING");
    assertThat(seen.get()).isNull();
  }

  @Test
  void anUnknownKeyIsRefusedAndNotRepeated() {
    Failure failure =
        Failure.of(
            () ->
                harness
                    .stub(AccessInterceptor.AUTHORIZATION, "Bearer mm_wrong")
                    .getWorkspace(REQUEST));

    assertThat(failure.reason()).isEqualTo("API_KEY_INVALID");
    assertThat(failure.toString()).doesNotContain("mm_wrong");
  }

  /** UNIMPLEMENTED is what the harness answers behind the check. */
  @ParameterizedTest
  @CsvSource({
    "mm_reader,PERMISSION_DENIED,PERMISSION_DENIED",
    "mm_writer,PERMISSION_DENIED,PERMISSION_DENIED",
    "mm_admin,UNIMPLEMENTED,PERMISSION_DENIED",
    "mm_operator,UNIMPLEMENTED,UNIMPLEMENTED"
  })
  void eachMethodNeedsItsRole(String key, String update, String create) {
    var stub = harness.stub(AccessInterceptor.AUTHORIZATION, "Bearer " + key);
    var updated =
        Failure.of(
            () ->
                stub.updateWorkspace(
                    UpdateWorkspaceRequest.newBuilder()
                        .setWorkspace(Workspace.getDefaultInstance())
                        .build()));
    var created =
        Failure.of(
            () ->
                stub.createWorkspace(
                    CreateWorkspaceRequest.newBuilder().setWorkspaceId("x").build()));

    assertThat(updated.status().getCode().name()).isEqualTo(update);
    assertThat(created.status().getCode().name()).isEqualTo(create);
  }

  @Test
  void aRoleTooLowSaysWhichIsNeeded() {
    var failure =
        Failure.of(
            () ->
                harness
                    .stub(AccessInterceptor.AUTHORIZATION, "Bearer mm_reader")
                    .createWorkspace(
                        CreateWorkspaceRequest.newBuilder().setWorkspaceId("x").build()));

    assertThat(failure.metadata())
        .containsEntry("role", "READER")
        .containsEntry("required_role", "OPERATOR");
  }
}
