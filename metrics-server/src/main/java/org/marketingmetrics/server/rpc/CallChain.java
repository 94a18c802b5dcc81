package org.marketingmetrics.server.rpc;

import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.marketingmetrics.server.config.CallConfig;

/** Puts the interceptors around services, in the one order in which they make sense. */
public final class CallChain {
  private final ServerInterceptor id;
  private final ServerInterceptor telemetry;
  private final ServerInterceptor errors;
  private final ServerInterceptor deadline;
  private final CallLimitInterceptor limit;
  private final OpenCallsInterceptor openCalls = new OpenCallsInterceptor(method -> true);
  private final OpenCallsInterceptor openStreams =
      new OpenCallsInterceptor(method -> method.getType() == MethodType.BIDI_STREAMING);
  private final Authenticator authenticator;
  private final int messageBytes;

  /**
   * What all calls share.
   *
   * @param messageBytes largest request
   */
  public CallChain(
      CallConfig config,
      int messageBytes,
      Clock clock,
      MeterRegistry registry,
      ScheduledExecutorService timer,
      Authenticator authenticator,
      Set<ErrorDetailProtos> details) {
    id = new CallIdInterceptor(clock);
    telemetry = new TelemetryInterceptor(new CallTelemetry(registry));
    errors = new ErrorInterceptor(new StatusMapper(details));
    deadline = new DeadlineInterceptor(config, timer);
    limit = new CallLimitInterceptor(config.inFlight());
    this.authenticator = authenticator;
    this.messageBytes = messageBytes;
  }

  /** Services of the product: every check, outermost first. */
  public List<ServerServiceDefinition> guard(Collection<FeatureService> features) {
    Map<FeatureService, ServerServiceDefinition> services = new LinkedHashMap<>();
    features.forEach(feature -> services.put(feature, checked(feature.service().bindService())));
    RequestInterceptor requests = new RequestInterceptor(rules(services.values()));
    List<ServerServiceDefinition> guarded = new ArrayList<>();
    services.forEach(
        (feature, service) ->
            guarded.add(
                ServerInterceptors.interceptForward(
                    service,
                    List.of(
                        id,
                        telemetry,
                        errors,
                        openStreams,
                        deadline,
                        limit,
                        new AccessInterceptor(authenticator, feature.permissions()),
                        requests))));
    return guarded;
  }

  /** Compiled together, because requests have most of their parts in common. */
  private static RequestRules rules(Collection<ServerServiceDefinition> services) {
    List<Descriptor> requests = new ArrayList<>();
    Set<Descriptor> questions = new HashSet<>();
    for (ServerServiceDefinition service : services) {
      for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
        Descriptor request = prototype(method.getMethodDescriptor()).getDescriptorForType();
        requests.add(request);
        if (changesNothing(method.getMethodDescriptor())) {
          questions.add(request);
        }
      }
    }
    return new RequestRules(requests, questions);
  }

  /** As the contract says of the method. */
  private static boolean changesNothing(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier contract
        && contract.getMethodDescriptor().getOptions().getIdempotencyLevel()
            == IdempotencyLevel.NO_SIDE_EFFECTS;
  }

  /** A service of gRPC itself that everybody may call, as long as they like: health, reflection. */
  public ServerServiceDefinition observe(BindableService service) {
    return ServerInterceptors.interceptForward(service, List.of(id, telemetry, errors, openCalls));
  }

  /** A service of gRPC itself for the operator alone. */
  public ServerServiceDefinition operate(BindableService service) {
    Map<String, Permission> permissions =
        service.bindService().getMethods().stream()
            .map(method -> method.getMethodDescriptor().getFullMethodName())
            .collect(Collectors.toMap(Function.identity(), name -> Permission.OPERATE));
    return ServerInterceptors.interceptForward(
        service, List.of(id, telemetry, errors, new AccessInterceptor(authenticator, permissions)));
  }

  /**
   * Answers for methods there are none of, so that such calls too are seen in log and telemetry and
   * are told what every failed call is.
   */
  public UnknownMethods unknownMethods() {
    return new UnknownMethods(List.of(id, telemetry, errors));
  }

  /**
   * From now on every new call is told to go to another server, and so are those that would stay
   * open for ever, such as watches of health, and streams once their chunk is answered.
   */
  public void stop() {
    limit.stop();
    openCalls.stop();
    openStreams.stop();
  }

  private static Message prototype(MethodDescriptor<?, ?> method) {
    if (method.getRequestMarshaller() instanceof CheckedMarshaller<?> checked) {
      return checked.prototype();
    }
    throw new IllegalArgumentException(method.getFullMethodName() + " takes no message");
  }

  /** The same service with requests read by {@link CheckedMarshaller}. */
  private ServerServiceDefinition checked(ServerServiceDefinition service) {
    Map<String, ServerMethodDefinition<?, ?>> methods = new TreeMap<>();
    service
        .getMethods()
        .forEach(m -> methods.put(m.getMethodDescriptor().getFullMethodName(), checked(m)));
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    methods.values().forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder builder = ServerServiceDefinition.builder(descriptor.build());
    methods.values().forEach(builder::addMethod);
    return builder.build();
  }

  private <Q, R> ServerMethodDefinition<Q, R> checked(ServerMethodDefinition<Q, R> method) {
    MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder(
                CheckedMarshaller.of(descriptor.getRequestMarshaller(), messageBytes),
                descriptor.getResponseMarshaller())
            .build(),
        method.getServerCallHandler());
  }
}
