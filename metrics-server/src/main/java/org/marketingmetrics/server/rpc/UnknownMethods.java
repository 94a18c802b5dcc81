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
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers every method that no service has with UNIMPLEMENTED, through the interceptors given. */
public final class UnknownMethods extends HandlerRegistry {
  /** One name for all, or every misspelling would be a time series of its own. */
  private static final String NAME = "unknown/unknown";

  private final ServerMethodDefinition<?, ?> method;

  UnknownMethods(List<ServerInterceptor> interceptors) {
    MethodDescriptor<InputStream, InputStream> descriptor =
        MethodDescriptor.<InputStream, InputStream>newBuilder(new Bytes(), new Bytes())
            .setType(MethodDescriptor.MethodType.UNKNOWN)
            .setFullMethodName(NAME)
            .build();
    ServerServiceDefinition service =
        ServerServiceDefinition.builder("unknown").addMethod(descriptor, new Refusal()).build();
    method =
        ServerInterceptors.interceptForward(service, interceptors).getMethods().iterator().next();
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
    return method;
  }

  private static final class Refusal implements ServerCallHandler<InputStream, InputStream> {
    @Override
    public ServerCall.Listener<InputStream> startCall(
        ServerCall<InputStream, InputStream> call, Metadata headers) {
      call.close(
          Status.UNIMPLEMENTED.withDescription(
              "this server has no such method; reflection lists what it has"),
          new Metadata());
      return new ServerCall.Listener<>() {};
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
