package org.marketingmetrics.core.channeldata;

import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.FieldViolation;
import org.marketingmetrics.core.error.MetricsException;

/**
 * An observation that is not written while others beside it are.
 *
 * @param index which of its chunk's, from 0
 * @param reason what a call with this observation alone would fail with
 * @param field path of the first field at fault, empty when no single field is
 * @param message what is wrong and what to do, in English
 */
public record RejectedObservation(int index, ErrorReason reason, String field, String message) {
  static RejectedObservation of(int index, MetricsException failure) {
    return new RejectedObservation(
        index,
        failure.reason(),
        failure.fieldViolations().stream().map(FieldViolation::field).findFirst().orElse(""),
        String.valueOf(failure.getMessage()));
  }
}
