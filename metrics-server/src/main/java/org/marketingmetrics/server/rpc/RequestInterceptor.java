package org.marketingmetrics.server.rpc;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Lets only requests through that keep the rules written in the contract. */
final class RequestInterceptor implements ServerInterceptor {
  private final RequestRules rules;

  RequestInterceptor(RequestRules rules) {
    this.rules = rules;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new EachCallback<>(next.startCall(call, headers)) {
      @Override
      void around(Runnable callback) {
        callback.run();
      }

      @Override
      public void onMessage(Q message) {
        check(call, message);
        super.onMessage(message);
      }
    };
  }

  private <Q> void check(ServerCall<Q, ?> call, Q message) {
    if (call.getMethodDescriptor().getRequestMarshaller() instanceof CheckedMarshaller<?> checked) {
      checked.requireRead(message, call.getMethodDescriptor().getFullMethodName());
    }
    if (message instanceof Message request) {
      rules.check(request);
    }
  }
}
