package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marketingmetrics.api.v1.AnalyzeFunnelRequest;
import org.marketingmetrics.api.v1.ApiKey;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.CreateApiKeyRequest;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.FunnelServiceGrpc;
import org.marketingmetrics.api.v1.Role;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.rpc.Failure;
import org.marketingmetrics.server.runtime.InProcessServer;

/** Who may call what: every rpc of channel data and funnels, with every kind of key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelDataAccessTest {
  private static final Set<String> WITHOUT_WORKSPACE = Set.of("ListFunnelTemplates");

  private final InProcessServer server = InProcessServer.withKeys();
  private String reader = "";
  private String writer = "";
  private String stranger = "";

  @BeforeAll
  void makeKeys() {
    reader = key("acme", Role.ROLE_READER);
    writer = key("acme", Role.ROLE_WRITER);
    stranger = key("rival", Role.ROLE_ADMIN);
    var data = ChannelDataServiceGrpc.newBlockingStub(server.channel(writer));
    var _ =
        data.writeObservations(
            Acme.report(
                    "ads",
                    Row.on("2026-02-01")
                        .with("channel", "email")
                        .with("campaign", "spring")
                        .count("clicks", 1))
                .build());
  }

  private String key(String workspace, Role role) {
    var operator =
        WorkspaceServiceGrpc.newBlockingStub(server.channel(InProcessServer.OPERATOR_KEY));
    var _ =
        operator.createWorkspace(
            CreateWorkspaceRequest.newBuilder()
                .setWorkspaceId(workspace)
                .setRequestId("0f8fad5b-d9cb-469f-a165-70867728950e")
                .build());
    return operator
        .createApiKey(
            CreateApiKeyRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setApiKey(ApiKey.newBuilder().setRole(role))
                .build())
        .getSecret();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static List<MethodDescriptor<?, ?>> methods() {
    List<MethodDescriptor<?, ?>> methods = new ArrayList<>();
    methods.addAll(ChannelDataServiceGrpc.getServiceDescriptor().getMethods());
    methods.addAll(FunnelServiceGrpc.getServiceDescriptor().getMethods());
    return methods;
  }

  private static boolean writes(MethodDescriptor<?, ?> method) {
    String name = String.valueOf(method.getBareMethodName());
    return name.startsWith("Write") || name.startsWith("Create") || name.startsWith("Update");
  }

  private <Q, R> void call(Channel channel, MethodDescriptor<Q, R> method) {
    Object request = request(method);
    @SuppressWarnings("unchecked") // Made for the method.
    Q typed = (Q) request;
    var _ = ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, typed);
  }

  /** A request about the workspace acme that keeps all rules. */
  private static Message request(MethodDescriptor<?, ?> method) {
    return switch (String.valueOf(method.getBareMethodName())) {
      case "WriteObservations" ->
          Acme.report("ads", Row.on("2026-02-01").count("clicks", 1)).build();
      case "QueryMetrics" -> Acme.query("clicks").build();
      case "AnalyzeFunnel" ->
          AnalyzeFunnelRequest.newBuilder()
              .setParent(Acme.NAME)
              .setTemplate("web")
              .setDateRange(Row.range("2026-02-01", "2026-02-28"))
              .build();
      default -> aboutAResource(method);
    };
  }

  private static Message aboutAResource(MethodDescriptor<?, ?> method) {
    String name = String.valueOf(method.getBareMethodName());
    String collection =
        name.replaceAll("^(List|Get|Create|Update)", "").toLowerCase(java.util.Locale.ROOT);
    Message.Builder request = emptyRequest(method).newBuilderForType();
    String id =
        collection.startsWith("campaign")
            ? campaignId()
            : collection.startsWith("source") ? "ads" : "email";
    String resource = "workspaces/acme/%ss/%s".formatted(collection, id);
    set(request, "parent", Acme.NAME);
    set(request, "name", resource);
    set(request, "channel_id", "new");
    FieldDescriptor field = request.getDescriptorForType().findFieldByName(collection);
    if (field != null) {
      Message.Builder inner = request.getFieldBuilder(field);
      set(inner, "name", resource);
      set(inner, "key", "new");
    }
    return request.build();
  }

  private static Message emptyRequest(MethodDescriptor<?, ?> method) {
    if (method.getRequestMarshaller() instanceof MethodDescriptor.PrototypeMarshaller<?> typed
        && typed.getMessagePrototype() instanceof Message prototype) {
      return prototype;
    }
    throw new IllegalArgumentException(method.getFullMethodName());
  }

  private static String campaignId() {
    return org.marketingmetrics.core.channeldata.Campaign.idOf("spring");
  }

  private static void set(Message.Builder message, String name, String value) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
    if (field != null) {
      message.setField(field, value);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void withoutAKeyNothingIsAnswered(MethodDescriptor<?, ?> method) {
    Failure.of(
        Status.Code.UNAUTHENTICATED, "API_KEY_MISSING", () -> call(server.channel(), method));
    Failure.of(
        Status.Code.UNAUTHENTICATED,
        "API_KEY_INVALID",
        () -> call(server.channel("mm_guessed"), method));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aKeyOfAnotherWorkspaceSeesNone(MethodDescriptor<?, ?> method) {
    if (WITHOUT_WORKSPACE.contains(method.getBareMethodName())) {
      call(server.channel(stranger), method);
      return;
    }

    Failure failure =
        Failure.of(
            Status.Code.NOT_FOUND,
            "WORKSPACE_NOT_FOUND",
            () -> call(server.channel(stranger), method));

    assertThat(failure.metadata()).containsEntry("workspace", Acme.NAME);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void readersReadAndWritersWrite(MethodDescriptor<?, ?> method) {
    if (writes(method)) {
      Failure failure =
          Failure.of(
              Status.Code.PERMISSION_DENIED,
              "ROLE_TOO_LOW",
              () -> call(server.channel(reader), method));
      assertThat(failure.metadata())
          .containsEntry("role", "READER")
          .containsEntry("required_role", "WRITER");
    } else {
      call(server.channel(reader), method);
    }
    call(server.channel(writer), method);
  }

  @Test
  void theOperatorMayOpenEveryWorkspaceAndAMissingOneIsMissing() {
    var operator =
        ChannelDataServiceGrpc.newBlockingStub(server.channel(InProcessServer.OPERATOR_KEY));

    assertThat(operator.queryMetrics(Acme.query("clicks").build()).getRowsCount()).isEqualTo(1);
    Failure.of(
        Status.Code.NOT_FOUND,
        "WORKSPACE_NOT_FOUND",
        () -> operator.queryMetrics(Acme.query("clicks").setParent("workspaces/nobody").build()));
  }
}
