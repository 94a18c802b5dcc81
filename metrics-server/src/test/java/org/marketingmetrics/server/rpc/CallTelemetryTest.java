package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.rpc.RpcHarness.REQUEST;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marketingmetrics.api.v1.GetWorkspaceRequest;
import org.marketingmetrics.api.v1.GetWorkspaceResponse;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.slf4j.event.Level;

class CallTelemetryTest {
  private static final String GET = "marketingmetrics.v1.WorkspaceService/GetWorkspace";

  @Test
  void callsAreCountedByMethodAndCode() {
    try (RpcHarness harness = new RpcHarness(RpcHarness::answer)) {
      var first = harness.stub().getWorkspace(REQUEST);
      var second = harness.stub().getWorkspace(REQUEST);
      Failure.of(() -> harness.stub().getWorkspace(GetWorkspaceRequest.getDefaultInstance()));

      assertThat(first).isEqualTo(second);
      assertThat(count(harness, GET, "OK")).isEqualTo(2);
      assertThat(count(harness, GET, "INVALID_ARGUMENT")).isEqualTo(1);
      assertThat(harness.registry.get("grpc.server.calls.in.flight").gauge().value()).isZero();
    }
  }

  /** Or every misspelled method would be a time series of its own. */
  @Test
  void methodsThereAreNoneOfCountUnderOneName() {
    try (RpcHarness harness = new RpcHarness(RpcHarness::answer)) {
      for (String name : new String[] {"a.B/C", "marketingmetrics.v1.WorkspaceService/Nope"}) {
        MethodDescriptor<GetWorkspaceRequest, GetWorkspaceResponse> method =
            WorkspaceServiceGrpc.getGetWorkspaceMethod().toBuilder()
                .setFullMethodName(name)
                .build();
        var failure =
            Failure.of(
                () ->
                    ClientCalls.blockingUnaryCall(
                        harness.channel, method, CallOptions.DEFAULT, REQUEST));
        assertThat(failure.code()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertThat(failure.reason()).isEqualTo("UNKNOWN_METHOD");
        assertThat(failure.metadata()).containsEntry("method", name);
        assertThat(failure.trailers().get(CallScope.HEADER)).isNotEmpty();
      }

      assertThat(count(harness, "unknown/unknown", "UNIMPLEMENTED")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OK,DEBUG",
    "INVALID_ARGUMENT,INFO",
    "UNAUTHENTICATED,INFO",
    "UNAVAILABLE,WARN",
    "DEADLINE_EXCEEDED,WARN",
    "INTERNAL,ERROR",
    "UNKNOWN,ERROR"
  })
  void theLogLevelFollowsTheClassOfTheStatus(Status.Code code, Level level) {
    assertThat(CallTelemetry.levelOf(code)).isEqualTo(level);
  }

  private static long count(RpcHarness harness, String method, String code) {
    return harness
        .registry
        .get("grpc.server.calls")
        .tag("method", method)
        .tag("code", code)
        .timer()
        .count();
  }
}
