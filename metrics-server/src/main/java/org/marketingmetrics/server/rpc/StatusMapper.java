package org.marketingmetrics.server.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.error.ErrorDetail;
import org.marketingmetrics.core.error.ErrorKind;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.server.text.Texts;

/** The one place where a failure becomes a status with its details. */
final class StatusMapper {
  /** The domain of every {@link ErrorInfo}. */
  static final String DOMAIN = "marketingmetrics.v1";

  private static final String INTERNAL_TEXT =
      "the server failed; give the call_id to its operator, whose log has the cause";

  private final Set<ErrorDetailProtos> details;

  StatusMapper(Set<ErrorDetailProtos> details) {
    this.details = Set.copyOf(details);
  }

  /**
   * A failure as it goes to the caller.
   *
   * @param status code and text, with the cause for the log only
   * @param trailers hold the details
   */
  record Failure(Status status, Metadata trailers) {}

  /** The failure of the reason the exception gives, else a defect of the server. */
  Failure map(Throwable thrown, @Nullable CallScope scope) {
    return switch (thrown) {
      case MetricsException e -> known(e, scope);
      case StatusRuntimeException e when e.getStatus().getCode() != Status.Code.UNKNOWN ->
          new Failure(e.getStatus(), orEmpty(e.getTrailers()));
      default ->
          known(
              MetricsException.of(ErrorReason.INTERNAL, INTERNAL_TEXT).cause(thrown).build(),
              scope);
    };
  }

  private Failure known(MetricsException e, @Nullable CallScope scope) {
    ErrorReason reason = e.reason();
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder()
            .setCode(code(reason.kind()).value())
            .setMessage(reason == ErrorReason.INTERNAL ? INTERNAL_TEXT : text(e));
    status.addDetails(Any.pack(errorInfo(reason, e, scope == null ? "" : scope.id())));
    if (!e.fieldViolations().isEmpty()) {
      status.addDetails(Any.pack(badRequest(e)));
    }
    retryDelay(reason)
        .map(delay -> RetryInfo.newBuilder().setRetryDelay(Durations.fromMillis(delay.toMillis())))
        .ifPresent(retry -> status.addDetails(Any.pack(retry.build())));
    typedDetail(e.detail()).ifPresent(detail -> status.addDetails(Any.pack(detail)));
    localized(reason, scope).ifPresent(text -> status.addDetails(Any.pack(text)));
    StatusRuntimeException sent = StatusProto.toStatusRuntimeException(status.build());
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new Failure(sent.getStatus().withCause(cause), orEmpty(sent.getTrailers()));
  }

  /** The reason in words, for who asks for a language; the message itself is always English. */
  private static Optional<LocalizedMessage> localized(
      ErrorReason reason, @Nullable CallScope scope) {
    if (scope == null || scope.language() == null) {
      return Optional.empty();
    }
    Texts texts = Texts.of(firstTag(scope.language()));
    return Optional.of(
        LocalizedMessage.newBuilder()
            .setLocale(texts.locale().toLanguageTag())
            .setMessage(texts.text("error", reason))
            .build());
  }

  /** {@code ru} of {@code ru-RU,ru;q=0.9,en;q=0.8}. */
  private static String firstTag(String language) {
    return language.split("[,;]", 2)[0].strip();
  }

  private static String text(MetricsException e) {
    return e.getMessage() == null ? e.reason().name() : e.getMessage();
  }

  private static ErrorInfo errorInfo(ErrorReason reason, MetricsException e, String callId) {
    return ErrorInfo.newBuilder()
        .setReason(reason.name())
        .setDomain(DOMAIN)
        .putAllMetadata(e.metadata())
        .putMetadata("call_id", callId)
        .build();
  }

  private static BadRequest badRequest(MetricsException e) {
    BadRequest.Builder request = BadRequest.newBuilder();
    for (FieldViolation violation : e.fieldViolations()) {
      request
          .addFieldViolationsBuilder()
          .setField(violation.field())
          .setDescription(violation.description());
    }
    return request.build();
  }

  private Optional<Message> typedDetail(@Nullable ErrorDetail detail) {
    return detail == null
        ? Optional.empty()
        : details.stream().flatMap(protos -> protos.toProto(detail).stream()).findFirst();
  }

  /** Only where the same call may well succeed a little later. */
  private static Optional<Duration> retryDelay(ErrorReason reason) {
    return switch (reason) {
      case OVERLOADED, STORE_UNAVAILABLE -> Optional.of(Duration.ofSeconds(1));
      case WRITE_CONFLICT, REVISION_NOT_REACHED, SHUTTING_DOWN ->
          Optional.of(Duration.ofMillis(100));
      case INVALID_FIELD,
          UNKNOWN_METRIC,
          UNKNOWN_MEASURE,
          UNKNOWN_DIMENSION,
          UNKNOWN_TEMPLATE,
          UNKNOWN_SOURCE,
          DUPLICATE_OBSERVATION,
          SEQUENCE_GAP,
          PAGE_TOKEN_INVALID,
          AMBIGUOUS_METRIC,
          REPORT_UNREADABLE,
          REPORT_UNRECOGNIZED,
          REPORT_AMBIGUOUS,
          REPORT_TOO_LARGE,
          REPORT_NEEDS_PERIOD,
          REPORT_NEEDS_CURRENCY,
          REPORT_ROWS_REJECTED,
          DEFINITION_MISMATCH,
          BENCHMARK_DEFINITION_MISMATCH,
          BENCHMARK_CHANNEL_MISMATCH,
          NOT_COMPARABLE,
          SOURCE_CONFLICT,
          TIME_ZONE_FIXED,
          UNKNOWN_METHOD,
          REQUEST_TOO_LARGE,
          QUERY_TOO_LARGE,
          WORKSPACE_NOT_FOUND,
          RESOURCE_NOT_FOUND,
          ALREADY_EXISTS,
          REQUEST_ID_REUSED,
          API_KEY_MISSING,
          API_KEY_INVALID,
          ROLE_TOO_LOW,
          DEADLINE_EXCEEDED,
          ETAG_MISMATCH,
          INTERNAL ->
          Optional.empty();
    };
  }

  static Status.Code code(ErrorKind kind) {
    return switch (kind) {
      case INVALID_ARGUMENT -> Status.Code.INVALID_ARGUMENT;
      case NOT_FOUND -> Status.Code.NOT_FOUND;
      case ALREADY_EXISTS -> Status.Code.ALREADY_EXISTS;
      case FAILED_PRECONDITION -> Status.Code.FAILED_PRECONDITION;
      case ABORTED -> Status.Code.ABORTED;
      case OUT_OF_RANGE -> Status.Code.OUT_OF_RANGE;
      case UNAUTHENTICATED -> Status.Code.UNAUTHENTICATED;
      case PERMISSION_DENIED -> Status.Code.PERMISSION_DENIED;
      case RESOURCE_EXHAUSTED -> Status.Code.RESOURCE_EXHAUSTED;
      case DEADLINE_EXCEEDED -> Status.Code.DEADLINE_EXCEEDED;
      case UNAVAILABLE -> Status.Code.UNAVAILABLE;
      case UNIMPLEMENTED -> Status.Code.UNIMPLEMENTED;
      case INTERNAL -> Status.Code.INTERNAL;
    };
  }

  private static Metadata orEmpty(@Nullable Metadata trailers) {
    return trailers == null ? new Metadata() : trailers;
  }
}
