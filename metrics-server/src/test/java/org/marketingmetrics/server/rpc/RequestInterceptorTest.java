package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.GetWorkspaceRequest;
import org.marketingmetrics.api.v1.GetWorkspaceResponse;
import org.marketingmetrics.api.v1.Observation;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;

class RequestInterceptorTest {
  private final RpcHarness harness = new RpcHarness(RpcHarness::answer);

  private final RequestRules rules =
      new RequestRules(
          List.of(WriteObservationsRequest.getDescriptor(), GetWorkspaceRequest.getDescriptor()),
          Set.of(GetWorkspaceRequest.getDescriptor()));

  @AfterEach
  void stop() {
    harness.close();
  }

  @Test
  void aRequestThatBreaksARuleNeverReachesTheHandler() {
    GetWorkspaceRequest request = GetWorkspaceRequest.newBuilder().setName("acme").build();

    Failure failure = Failure.of(() -> harness.stub().getWorkspace(request));

    assertThat(failure.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(failure.metadata()).containsEntry("field", "name");
    assertThat(failure.fields()).containsExactly("name");
  }

  /** A client generated from another contract, or bytes damaged on the way. */
  @Test
  void bytesThatAreNoMessageAreTheCallersMistake() {
    Failure failure = Failure.of(() -> sendRaw(new byte[] {0x0a, 0x7f, 0x01}));

    assertThat(failure.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(failure.reason()).isEqualTo("INVALID_FIELD");
    assertThat(failure.text()).contains("WorkspaceService/GetWorkspace");
  }

  @Test
  void anEmptyRequestIsNotTakenForDamagedBytes() {
    Failure failure = Failure.of(() -> sendRaw(new byte[0]));

    assertThat(failure.fields()).containsExactly("name");
  }

  @Test
  void aRequestAboveTheLimitIsToldTheLimit() {
    Failure failure =
        Failure.of(
            Status.Code.RESOURCE_EXHAUSTED,
            "REQUEST_TOO_LARGE",
            () -> harness.stub().getWorkspace(named(RpcHarness.MESSAGE_BYTES)));

    assertThat(failure.metadata()).containsEntry("limit", "1000");
    assertThat(failure.text()).contains("1,000 bytes");
    assertThat(failure.retry()).as("the same again would be as large").isEmpty();
    assertThat(Failure.of(() -> harness.stub().getWorkspace(named(900))).fields())
        .containsExactly("name");
  }

  /** The stream of such a request does not say its length. */
  @Test
  void aRequestThatUnpacksToMoreThanTheLimitIsToldItToo() {
    assertThat(Failure.reasonOf(() -> sendRaw(named(RpcHarness.MESSAGE_BYTES).toByteArray())))
        .isEqualTo("REQUEST_TOO_LARGE");
    assertThat(Failure.reasonOf(() -> sendRaw(named(900).toByteArray())))
        .isEqualTo("INVALID_FIELD");
  }

  private static GetWorkspaceRequest named(int length) {
    return GetWorkspaceRequest.newBuilder().setName("x".repeat(length)).build();
  }

  private void sendRaw(byte[] bytes) {
    MethodDescriptor<GetWorkspaceRequest, GetWorkspaceResponse> method =
        WorkspaceServiceGrpc.getGetWorkspaceMethod();
    var _ =
        ClientCalls.blockingUnaryCall(
            harness.channel,
            method.toBuilder(new Raw(), method.getResponseMarshaller()).build(),
            CallOptions.DEFAULT,
            bytes);
  }

  private static final class Raw implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void aQuestionIsRefusedAndLetThroughAsOftenAsItIsAsked() {
    GetWorkspaceRequest good = GetWorkspaceRequest.newBuilder().setName("workspaces/acme").build();
    GetWorkspaceRequest bad = GetWorkspaceRequest.newBuilder().setName("acme").build();
    for (int time = 0; time < 3; time++) {
      rules.check(good);
      assertThatThrownBy(() -> rules.check(bad)).isInstanceOf(MetricsException.class);
    }
  }

  @Test
  void everyViolationIsNamedByItsPath() {
    WriteObservationsRequest request =
        WriteObservationsRequest.newBuilder()
            .setParent("workspaces/acme")
            .setSource("Not An Id")
            .addObservations(Observation.newBuilder().putDimensions("Channel", "email"))
            .build();

    assertThatThrownBy(() -> rules.check(request))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e ->
                assertThat(e.fieldViolations())
                    .extracting(FieldViolation::field)
                    .contains(
                        "source",
                        "observations[0].dimensions[\"Channel\"]",
                        "observations[0].period",
                        "observations[0].values"));
  }

  @Test
  void aBatchThatIsWrongThroughoutNamesAHundredFields() {
    WriteObservationsRequest.Builder request =
        WriteObservationsRequest.newBuilder().setParent("workspaces/acme").setSource("shop");
    for (int row = 0; row < 200; row++) {
      request.addObservations(Observation.getDefaultInstance());
    }

    assertThatThrownBy(() -> rules.check(request.build()))
        .hasMessageContaining("and 399 more")
        .isInstanceOfSatisfying(
            MetricsException.class, e -> assertThat(e.fieldViolations()).hasSize(100));
  }
}
