package org.marketingmetrics.server.rpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets a call in if its credential is good and suffices for the method. */
final class AccessInterceptor implements ServerInterceptor {
  static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final String SCHEME = "bearer ";

  private final Authenticator authenticator;
  private final Map<String, Permission> permissions;

  /**
   * What holds for one service.
   *
   * @param permissions for each of its methods, by full name
   */
  AccessInterceptor(Authenticator authenticator, Map<String, Permission> permissions) {
    this.authenticator = authenticator;
    this.permissions = Map.copyOf(permissions);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Caller caller = authenticator.authenticate(key(headers.get(AUTHORIZATION)));
    caller.require(permission(call.getMethodDescriptor().getFullMethodName()));
    if (caller instanceof Caller.KeyHolder holder) {
      CallScope scope = CallScope.current();
      if (scope != null) {
        scope.workspace(holder.workspace().id());
      }
    }
    Context context = Context.current().withValue(Caller.KEY, caller);
    return Contexts.interceptCall(context, call, headers, next);
  }

  private Permission permission(String method) {
    Permission permission = permissions.get(method);
    if (permission == null) {
      throw new IllegalStateException("no permission is declared for " + method);
    }
    return permission;
  }

  /** Another scheme is no credential of ours. */
  private static @Nullable String key(@Nullable String header) {
    return header != null
            && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            && header.length() > SCHEME.length()
        ? header.substring(SCHEME.length()).strip()
        : null;
  }
}
