package org.marketingmetrics.core.error;

/** The closed list of reasons for which a call fails; the contract spells each the same. */
public enum ErrorReason {
  INVALID_FIELD(ErrorKind.INVALID_ARGUMENT),
  UNKNOWN_METRIC(ErrorKind.INVALID_ARGUMENT),
  UNKNOWN_MEASURE(ErrorKind.INVALID_ARGUMENT),
  UNKNOWN_DIMENSION(ErrorKind.INVALID_ARGUMENT),
  UNKNOWN_TEMPLATE(ErrorKind.INVALID_ARGUMENT),
  UNKNOWN_SOURCE(ErrorKind.INVALID_ARGUMENT),
  DUPLICATE_OBSERVATION(ErrorKind.INVALID_ARGUMENT),
  PAGE_TOKEN_INVALID(ErrorKind.INVALID_ARGUMENT),
  AMBIGUOUS_METRIC(ErrorKind.INVALID_ARGUMENT),
  DEFINITION_MISMATCH(ErrorKind.FAILED_PRECONDITION),
  BENCHMARK_DEFINITION_MISMATCH(ErrorKind.FAILED_PRECONDITION),
  BENCHMARK_CHANNEL_MISMATCH(ErrorKind.FAILED_PRECONDITION),
  SOURCE_CONFLICT(ErrorKind.FAILED_PRECONDITION),
  TIME_ZONE_FIXED(ErrorKind.FAILED_PRECONDITION),
  QUERY_TOO_LARGE(ErrorKind.FAILED_PRECONDITION),
  WORKSPACE_NOT_FOUND(ErrorKind.NOT_FOUND),
  RESOURCE_NOT_FOUND(ErrorKind.NOT_FOUND),
  ALREADY_EXISTS(ErrorKind.ALREADY_EXISTS),
  REQUEST_ID_REUSED(ErrorKind.ALREADY_EXISTS),
  API_KEY_MISSING(ErrorKind.UNAUTHENTICATED),
  API_KEY_INVALID(ErrorKind.UNAUTHENTICATED),
  ROLE_TOO_LOW(ErrorKind.PERMISSION_DENIED),
  OVERLOADED(ErrorKind.RESOURCE_EXHAUSTED),
  DEADLINE_EXCEEDED(ErrorKind.DEADLINE_EXCEEDED),
  STORE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  REVISION_NOT_REACHED(ErrorKind.UNAVAILABLE),
  SHUTTING_DOWN(ErrorKind.UNAVAILABLE),
  WRITE_CONFLICT(ErrorKind.ABORTED),
  /**
   * Leaves the server only where the caller gave an etag; else the server reads again and repeats
   * the change, at last as WRITE_CONFLICT.
   */
  ETAG_MISMATCH(ErrorKind.ABORTED),
  INTERNAL(ErrorKind.INTERNAL);

  private final ErrorKind kind;

  ErrorReason(ErrorKind kind) {
    this.kind = kind;
  }

  /** The class of the failure. */
  public ErrorKind kind() {
    return kind;
  }
}
