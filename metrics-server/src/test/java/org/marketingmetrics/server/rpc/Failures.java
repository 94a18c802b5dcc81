package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.StatusRuntimeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls that are expected to fail. */
final class Failures {
  private Failures() {}

  static RpcHarness.Failure failureOf(ThrowingCallable call) {
    StatusRuntimeException e = catchThrowableOfType(StatusRuntimeException.class, call);
    if (e == null) {
      throw new AssertionError("the call did not fail");
    }
    return RpcHarness.Failure.of(e);
  }

  static String reasonOf(ThrowingCallable call) {
    RpcHarness.Failure failure = failureOf(call);
    if (failure.info() == null) {
      throw new AssertionError("no ErrorInfo with " + failure.status());
    }
    return failure.info().getReason();
  }
}
