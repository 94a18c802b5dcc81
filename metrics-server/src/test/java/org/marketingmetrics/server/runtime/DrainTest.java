package org.marketingmetrics.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ServerCalls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.ListWorkspacesRequest;
import org.marketingmetrics.api.v1.ListWorkspacesResponse;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.config.CallConfig;
import org.marketingmetrics.server.config.ShutdownConfig;
import org.marketingmetrics.server.rpc.CallChain;
import org.marketingmetrics.server.rpc.Caller;
import org.marketingmetrics.server.rpc.Failure;

class DrainTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Health health = new Health(List.of());
  private final CallChain chain =
      new CallChain(
          CallConfig.DEFAULTS,
          1 << 20,
          Clock.systemUTC(),
          new SimpleMeterRegistry(),
          timer,
          key -> new Caller.Anyone(),
          Set.of());
  private final String name = InProcessServerBuilder.generateName();
  private final Server server =
      InProcessServerBuilder.forName(name)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .addService(slow())
          .build();
  private final ManagedChannel channel = InProcessChannelBuilder.forName(name).build();

  /** ListWorkspaces that answers when the test says so. */
  private ServerServiceDefinition slow() {
    return ServerServiceDefinition.builder("marketingmetrics.v1.WorkspaceService")
        .addMethod(
            WorkspaceServiceGrpc.getListWorkspacesMethod(),
            ServerCalls.<ListWorkspacesRequest, ListWorkspacesResponse>asyncUnaryCall(
                (request, observer) -> {
                  begun.countDown();
                  await(answer);
                  observer.onNext(ListWorkspacesResponse.getDefaultInstance());
                  observer.onCompleted();
                }))
        .build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
    health.serving(true);
  }

  @AfterEach
  void stop() {
    answer.countDown();
    channel.shutdownNow();
    server.shutdownNow();
    timer.shutdownNow();
  }

  private ListenableFuture<ListWorkspacesResponse> call() {
    var call =
        WorkspaceServiceGrpc.newFutureStub(channel)
            .listWorkspaces(ListWorkspacesRequest.getDefaultInstance());
    await(begun);
    return call;
  }

  private Thread drain(Duration lameDuck, Duration drain) {
    return Thread.startVirtualThread(
        () -> new Drain(server, chain, health).run(new ShutdownConfig(lameDuck, drain)));
  }

  @Test
  void aRunningCallIsAnswered() throws Exception {
    var call = call();
    Thread draining = drain(Duration.ZERO, Duration.ofMinutes(1));
    while (!server.isShutdown()) {
      Thread.onSpinWait();
    }
    assertThat(health.ready()).isFalse();

    answer.countDown();

    assertThat(call.get()).isEqualTo(ListWorkspacesResponse.getDefaultInstance());
    draining.join();
    assertThat(server.isTerminated()).isTrue();
  }

  @Test
  void aCallThatDoesNotEndIsCutOff() throws Exception {
    var call = call();

    Thread draining = drain(Duration.ZERO, Duration.ofMillis(20));

    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("UNAVAILABLE");
    answer.countDown();
    draining.join();
  }

  /** Load balancers have not noticed yet. */
  @Test
  void callsAreTakenWhileHealthAlreadySaysNo() throws Exception {
    Thread draining = drain(Duration.ofMinutes(1), Duration.ZERO);
    while (health.ready()) {
      Thread.onSpinWait();
    }

    answer.countDown();

    assertThat(call().get()).isEqualTo(ListWorkspacesResponse.getDefaultInstance());
    assertThat(server.isShutdown()).isFalse();
    server.shutdownNow();
    draining.join();
  }

  @Test
  void newCallsAreRefusedAfterwards() throws Exception {
    drain(Duration.ZERO, Duration.ofMillis(1)).join();

    assertThat(
            Failure.of(
                    () ->
                        WorkspaceServiceGrpc.newBlockingStub(channel)
                            .listWorkspaces(ListWorkspacesRequest.getDefaultInstance()))
                .code())
        .isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
  }
}
