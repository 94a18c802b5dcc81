package org.marketingmetrics.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** Expectations about failed calls. */
final class Failures {
  private Failures() {}

  /** The call fails for that reason and says something about it. */
  static MetricsException assertFails(ErrorReason reason, ThrowingCallable call) {
    MetricsException failure = catchThrowableOfType(MetricsException.class, call);
    assertThat(failure).as("no failure").isNotNull();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).message().isNotBlank();
    return failure;
  }
}
