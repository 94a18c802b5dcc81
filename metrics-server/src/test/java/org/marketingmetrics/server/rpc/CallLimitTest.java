package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marketingmetrics.server.rpc.Failure.reasonOf;
import static org.marketingmetrics.server.rpc.RpcHarness.REQUEST;

import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.GetWorkspaceResponse;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.config.CallConfig;

class CallLimitTest {
  private static final CallConfig TWO =
      new CallConfig(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 2);

  @Test
  void callsBeyondTheLimitAreRefusedAndTheOthersGoOn() throws Exception {
    BlockingQueue<StreamObserver<GetWorkspaceResponse>> running = new LinkedBlockingQueue<>();
    try (RpcHarness harness =
        new RpcHarness(
            TWO, key -> new Caller.Anyone(), (request, observer) -> running.add(observer))) {
      var stub = WorkspaceServiceGrpc.newFutureStub(harness.channel);
      var first = stub.getWorkspace(REQUEST);
      var second = stub.getWorkspace(REQUEST);
      var observer = running.take();
      var other = running.take();

      Failure third = Failure.of(() -> harness.stub().getWorkspace(REQUEST));
      assertThat(third.reason()).isEqualTo("OVERLOADED");
      assertThat(third.retry()).isPresent();

      RpcHarness.answer(REQUEST, observer);
      RpcHarness.answer(REQUEST, other);
      assertThat(first.get()).isEqualTo(second.get());
    }
  }

  @Test
  void aPermitComesBackHoweverTheCallEnds() {
    try (RpcHarness harness =
        new RpcHarness(
            TWO,
            key -> new Caller.Anyone(),
            (request, observer) -> {
              throw new IllegalStateException("defect");
            })) {
      for (int call = 0; call < 20; call++) {
        assertThat(reasonOf(() -> harness.stub().getWorkspace(REQUEST))).isEqualTo("INTERNAL");
      }
    }
  }

  @Test
  void aServerThatStopsSendsCallsElsewhere() {
    try (RpcHarness harness = new RpcHarness(RpcHarness::answer)) {
      harness.chain.stop();

      assertThat(reasonOf(() -> harness.stub().getWorkspace(REQUEST))).isEqualTo("SHUTTING_DOWN");
    }
  }
}
