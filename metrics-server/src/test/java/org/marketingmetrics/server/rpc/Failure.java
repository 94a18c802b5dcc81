package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a failed call told its caller. */
public record Failure(Status status, Metadata trailers, List<Any> details) {
  /** A value as the program prints it for itself: {@code Measure[measure=clicks, }. */
  private static final String RECORD = "[A-Z][A-Za-z]*\\[[a-z][A-Za-z]*=";

  /** Makes a call that is expected to fail. */
  public static Failure of(ThrowingCallable call) {
    StatusRuntimeException e = catchThrowableOfType(StatusRuntimeException.class, call);
    if (e == null) {
      throw new AssertionError("the call did not fail");
    }
    Metadata trailers = e.getTrailers() == null ? new Metadata() : e.getTrailers();
    return new Failure(
        e.getStatus(),
        trailers,
        StatusProto.fromStatusAndTrailers(e.getStatus(), trailers).getDetailsList());
  }

  /** The reason with which a call fails. */
  public static String reasonOf(ThrowingCallable call) {
    return of(call).reason();
  }

  /**
   * Makes a call that is expected to fail for this reason, told as every failure is: code, domain
   * and call id, in words for people.
   */
  public static Failure of(Status.Code code, String reason, ThrowingCallable call) {
    Failure failure = of(call);
    assertThat(failure.reason()).as(failure.text()).isEqualTo(reason);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.info().getDomain()).isEqualTo("marketingmetrics.v1");
    assertThat(failure.metadata().get("call_id")).isNotBlank();
    assertThat(failure.text()).doesNotContainPattern(RECORD);
    return failure;
  }

  /** Makes a call that is expected to be refused for these fields, in this order. */
  public static Failure invalid(ThrowingCallable call, String... fields) {
    Failure failure = of(Status.Code.INVALID_ARGUMENT, "INVALID_FIELD", call);
    assertThat(failure.fields()).as(failure.text()).containsExactly(fields);
    assertThat(failure.metadata()).containsEntry("field", fields[0]);
    return failure;
  }

  /** The status code. */
  public Status.Code code() {
    return status.getCode();
  }

  /** The text for people. */
  public String text() {
    return status.getDescription() == null ? "" : status.getDescription();
  }

  /** The reason in its ErrorInfo. */
  public String reason() {
    return info().getReason();
  }

  /** The metadata of its ErrorInfo. */
  public Map<String, String> metadata() {
    return info().getMetadataMap();
  }

  /** The ErrorInfo. */
  public ErrorInfo info() {
    return detail(ErrorInfo.class)
        .orElseThrow(() -> new AssertionError("no ErrorInfo with " + status));
  }

  /** The fields at fault. */
  public List<String> fields() {
    return detail(BadRequest.class).stream()
        .flatMap(bad -> bad.getFieldViolationsList().stream())
        .map(BadRequest.FieldViolation::getField)
        .toList();
  }

  /** When to try again. */
  public Optional<RetryInfo> retry() {
    return detail(RetryInfo.class);
  }

  /** A detail of that type. */
  public <M extends Message> Optional<M> detail(Class<M> type) {
    for (Any any : details) {
      if (any.is(type)) {
        try {
          return Optional.of(any.unpack(type));
        } catch (InvalidProtocolBufferException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return Optional.empty();
  }
}
