package org.marketingmetrics.core.error;

/** The class of a failure, free of any transport; the server maps each to one status code. */
public enum ErrorKind {
  INVALID_ARGUMENT,
  NOT_FOUND,
  ALREADY_EXISTS,
  FAILED_PRECONDITION,
  ABORTED,
  OUT_OF_RANGE,
  UNAUTHENTICATED,
  PERMISSION_DENIED,
  RESOURCE_EXHAUSTED,
  DEADLINE_EXCEEDED,
  UNAVAILABLE,
  UNIMPLEMENTED,
  INTERNAL
}
