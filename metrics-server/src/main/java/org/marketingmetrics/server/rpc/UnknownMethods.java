package org.marketingmetrics.server.rpc;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** Refuses every method that no service has, through the interceptors given. */
public final class UnknownMethods extends HandlerRegistry {
  /** One name for all, or every misspelling would be a time series of its own. */
  private static final String NAME = "unknown/unknown";

  /** What is told back to the caller and the log; anything else could be made to mislead. */
  private static final Pattern REPEATABLE = Pattern.compile("[\\w./-]{1,200}");

  private static final MethodDescriptor<InputStream, InputStream> METHOD =
      MethodDescriptor.<InputStream, InputStream>newBuilder(new Bytes(), new Bytes())
          .setType(MethodDescriptor.MethodType.UNKNOWN)
          .setFullMethodName(NAME)
          .build();

  private final List<ServerInterceptor> interceptors;

  UnknownMethods(List<ServerInterceptor> interceptors) {
    this.interceptors = List.copyOf(interceptors);
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
    ServerServiceDefinition service =
        ServerServiceDefinition.builder("unknown").addMethod(METHOD, new Refusal(name)).build();
    return ServerInterceptors.interceptForward(service, interceptors)
        .getMethods()
        .iterator()
        .next();
  }

  private record Refusal(String method) implements ServerCallHandler<InputStream, InputStream> {
    @Override
    public ServerCall.Listener<InputStream> startCall(
        ServerCall<InputStream, InputStream> call, Metadata headers) {
      throw MetricsException.of(
              ErrorReason.UNKNOWN_METHOD,
              "this server has no such method; reflection lists what it has")
          .with("method", REPEATABLE.matcher(method).matches() ? method : NAME)
          .build();
    }
  }

  /** Requests are not read. */
  private static final class Bytes implements MethodDescriptor.Marshaller<InputStream> {
    @Override
    public InputStream stream(InputStream value) {
      return value;
    }

    @Override
    public InputStream parse(InputStream stream) {
      return new ByteArrayInputStream(new byte[0]);
    }
  }
}
