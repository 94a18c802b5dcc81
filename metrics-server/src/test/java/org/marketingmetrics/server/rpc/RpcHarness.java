package org.marketingmetrics.server.rpc;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.marketingmetrics.api.v1.GetWorkspaceRequest;
import org.marketingmetrics.api.v1.GetWorkspaceResponse;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.api.v1.WorkspaceServiceGrpc;
import org.marketingmetrics.server.config.CallConfig;

/** An in-process server whose {@code GetWorkspace} does what a test says, with all interceptors. */
final class RpcHarness implements AutoCloseable {
  static final GetWorkspaceRequest REQUEST =
      GetWorkspaceRequest.newBuilder().setName("workspaces/acme").build();

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  /** Largest request. */
  static final int MESSAGE_BYTES = 1_000;

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final CallChain chain;
  final ManagedChannel channel;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Server server;

  /** What GetWorkspace does. */
  interface Handler {
    void handle(GetWorkspaceRequest request, StreamObserver<GetWorkspaceResponse> observer);
  }

  RpcHarness(CallConfig config, Authenticator authenticator, Handler handler) {
    chain = new CallChain(config, MESSAGE_BYTES, CLOCK, registry, timer, authenticator, Set.of());
    String name = InProcessServerBuilder.generateName();
    try {
      server =
          InProcessServerBuilder.forName(name)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .addService(guarded(handler))
              .fallbackHandlerRegistry(chain.unknownMethods())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
  }

  RpcHarness(Handler handler) {
    this(CallConfig.DEFAULTS, key -> new Caller.Anyone(), handler);
  }

  private ServerServiceDefinition guarded(Handler handler) {
    BindableService service =
        new WorkspaceServiceGrpc.WorkspaceServiceImplBase() {
          @Override
          public void getWorkspace(
              GetWorkspaceRequest request, StreamObserver<GetWorkspaceResponse> observer) {
            handler.handle(request, observer);
          }
        };
    FeatureService feature =
        FeatureService.of(service)
            .allow(
                Permission.READ,
                WorkspaceServiceGrpc.getGetWorkspaceMethod(),
                WorkspaceServiceGrpc.getListWorkspacesMethod())
            .allow(Permission.OPERATE, WorkspaceServiceGrpc.getCreateWorkspaceMethod())
            .allow(
                Permission.ADMINISTER,
                WorkspaceServiceGrpc.getUpdateWorkspaceMethod(),
                WorkspaceServiceGrpc.getCreateApiKeyMethod(),
                WorkspaceServiceGrpc.getListApiKeysMethod(),
                WorkspaceServiceGrpc.getDeleteApiKeyMethod())
            .build();
    return chain.guard(List.of(feature)).getFirst();
  }

  WorkspaceServiceGrpc.WorkspaceServiceBlockingStub stub() {
    return WorkspaceServiceGrpc.newBlockingStub(channel);
  }

  /** A stub that sends one header. */
  WorkspaceServiceGrpc.WorkspaceServiceBlockingStub stub(Metadata.Key<String> key, String value) {
    Metadata headers = new Metadata();
    headers.put(key, value);
    return stub().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** Answers with an empty workspace. */
  static void answer(GetWorkspaceRequest request, StreamObserver<GetWorkspaceResponse> observer) {
    observer.onNext(
        GetWorkspaceResponse.newBuilder()
            .setWorkspace(Workspace.newBuilder().setName(request.getName()))
            .build());
    observer.onCompleted();
  }

  static CallConfig deadlines(Duration byDefault, Duration most) {
    return new CallConfig(byDefault, most, most, 10);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    timer.shutdownNow();
  }
}
