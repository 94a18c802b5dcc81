package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.rpc.RpcHarness.REQUEST;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marketingmetrics.api.v1.GetWorkspaceResponse;
import org.marketingmetrics.api.v1.UpdateWorkspaceRequest;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

class ErrorInterceptorTest {
  private static MetricsException known() {
    return MetricsException.of(ErrorReason.UNKNOWN_METRIC, "no metric 'ctrr'; did you mean ctr?")
        .with("metric", "ctrr")
        .field("metrics[0]", "unknown")
        .cause(new IllegalStateException("jdbc:mysql://secret"))
        .build();
  }

  /** Ways in which a handler can fail. */
  enum Way {
    THROWN {
      @Override
      void fail(StreamObserver<GetWorkspaceResponse> observer, RuntimeException e) {
        throw e;
      }
    },
    GIVEN_TO_THE_OBSERVER {
      @Override
      void fail(StreamObserver<GetWorkspaceResponse> observer, RuntimeException e) {
        observer.onError(e);
      }
    };

    abstract void fail(StreamObserver<GetWorkspaceResponse> observer, RuntimeException e);
  }

  @ParameterizedTest
  @EnumSource
  void aKnownFailureKeepsItsReasonTextAndFields(Way way) {
    try (RpcHarness harness = new RpcHarness((request, observer) -> way.fail(observer, known()))) {
      Failure failure = Failure.of(() -> harness.stub().getWorkspace(REQUEST));

      assertThat(failure.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(failure.text()).isEqualTo("no metric 'ctrr'; did you mean ctr?");
      var info = failure.info();
      assertThat(info.getReason()).isEqualTo("UNKNOWN_METRIC");
      assertThat(info.getDomain()).isEqualTo("marketingmetrics.v1");
      assertThat(info.getMetadataMap()).containsEntry("metric", "ctrr").containsKey("call_id");
      assertThat(failure.fields()).containsExactly("metrics[0]");
      assertThat(failure.retry()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDefectTellsNothingButTheCallId(Way way) {
    RuntimeException defect = new IllegalStateException("password=hunter2");
    try (RpcHarness harness = new RpcHarness((request, observer) -> way.fail(observer, defect))) {
      Failure failure = Failure.of(() -> harness.stub().getWorkspace(REQUEST));

      assertThat(failure.code()).isEqualTo(Status.Code.INTERNAL);
      assertThat(failure.status().toString() + failure.trailers()).doesNotContain("hunter2");
      assertThat(failure.reason()).isEqualTo("INTERNAL");
      assertThat(failure.metadata()).containsKey("call_id");
    }
  }

  @Test
  void anErrorOfTheVirtualMachineEndsTheCallToo() {
    try (RpcHarness harness =
        new RpcHarness(
            (request, observer) -> {
              throw new StackOverflowError();
            })) {
      assertThat(Failure.of(() -> harness.stub().getWorkspace(REQUEST)).code())
          .isEqualTo(Status.Code.INTERNAL);
    }
  }

  @Test
  void aStatusOfGrpcItselfStaysAsItIs() {
    try (RpcHarness harness =
        new RpcHarness(
            (request, observer) ->
                observer.onError(Status.UNIMPLEMENTED.withDescription("later").asException()))) {
      Failure failure = Failure.of(() -> harness.stub().getWorkspace(REQUEST));

      assertThat(failure.code()).isEqualTo(Status.Code.UNIMPLEMENTED);
      assertThat(failure.text()).isEqualTo("later");
    }
  }

  @Test
  void aMethodDeclaredAndNotWrittenIsUnimplemented() {
    try (RpcHarness harness = new RpcHarness(RpcHarness::answer)) {
      UpdateWorkspaceRequest request =
          UpdateWorkspaceRequest.newBuilder().setWorkspace(Workspace.newBuilder()).build();

      assertThat(Failure.of(() -> harness.stub().updateWorkspace(request)).code())
          .isEqualTo(Status.Code.UNIMPLEMENTED);
    }
  }

  @Test
  void aFailureThatMayPassSaysWhenToTryAgain() {
    MetricsException busy = MetricsException.of(ErrorReason.STORE_UNAVAILABLE, "later").build();
    try (RpcHarness harness =
        new RpcHarness(
            (request, observer) -> {
              throw busy;
            })) {
      Failure failure = Failure.of(() -> harness.stub().getWorkspace(REQUEST));

      assertThat(failure.code()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(Durations.toMillis(failure.retry().orElseThrow().getRetryDelay()))
          .isEqualTo(1_000);
    }
  }

  @Test
  void anAnswerAfterTheEndIsDropped() {
    try (RpcHarness harness =
        new RpcHarness(
            (request, observer) -> {
              observer.onError(known());
              throw new IllegalStateException("second end");
            })) {
      assertThat(Failure.of(() -> harness.stub().getWorkspace(REQUEST)).code())
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
  }
}
