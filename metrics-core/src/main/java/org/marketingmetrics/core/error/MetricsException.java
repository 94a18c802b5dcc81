package org.marketingmetrics.core.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failed call. The message tells the caller what to do next; {@link #reason} is for programs.
 *
 * <p>Metadata holds the values a program needs (names, codes, limits), never a secret.
 */
public final class MetricsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Metadata key of the first field at fault. */
  private static final String FIELD = "field";

  private final ErrorReason reason;
  private final transient Map<String, String> metadata;
  private final transient List<FieldViolation> fieldViolations;
  private final transient @Nullable ErrorDetail detail;

  private MetricsException(Builder builder) {
    super(builder.message, builder.cause);
    this.reason = builder.reason;
    this.metadata = Map.copyOf(builder.metadata);
    this.fieldViolations = List.copyOf(builder.fieldViolations);
    this.detail = builder.detail;
  }

  /** Starts a failure of the given reason. */
  public static Builder of(ErrorReason reason, String message) {
    return new Builder(reason, message);
  }

  /** A request whose one field breaks a rule. */
  public static MetricsException invalidField(String field, String description) {
    return of(ErrorReason.INVALID_FIELD, field + ": " + description)
        .with(FIELD, field)
        .field(field, description)
        .build();
  }

  /**
   * The same failure where the fields at fault stand inside of another: {@code date_range} in
   * {@code stored} is {@code stored.date_range}. Without fields at fault nothing changes.
   *
   * @param parent path of the field that holds the others
   */
  public MetricsException inside(String parent) {
    if (fieldViolations.isEmpty()) {
      return this;
    }
    Builder moved = of(reason, parent + "." + getMessage()).cause(this);
    metadata.forEach(
        (key, value) -> moved.with(key, key.equals(FIELD) ? parent + "." + value : value));
    fieldViolations.forEach(
        violation -> moved.field(parent + "." + violation.field(), violation.description()));
    return detail == null ? moved.build() : moved.detail(detail).build();
  }

  /** The reason, from the closed list. */
  public ErrorReason reason() {
    return reason;
  }

  /** Values for programs, in no order. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The fields at fault, empty when no single field is. */
  public List<FieldViolation> fieldViolations() {
    return fieldViolations;
  }

  /** A typed detail, such as both definitions of a mismatch; null when there is none. */
  public @Nullable ErrorDetail detail() {
    return detail;
  }

  /** Collects the parts of a failure. */
  public static final class Builder {
    private final ErrorReason reason;
    private final String message;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<FieldViolation> fieldViolations = new ArrayList<>();
    private @Nullable ErrorDetail detail;
    private @Nullable Throwable cause;

    private Builder(ErrorReason reason, String message) {
      this.reason = reason;
      this.message = message;
    }

    /** Adds a value for programs. */
    public Builder with(String key, String value) {
      metadata.put(key, value);
      return this;
    }

    /** Names a field at fault. */
    public Builder field(String field, String description) {
      fieldViolations.add(new FieldViolation(field, description));
      return this;
    }

    /** Attaches a typed detail. */
    public Builder detail(ErrorDetail newDetail) {
      this.detail = newDetail;
      return this;
    }

    /** Keeps the cause for the log; it is never shown to a caller. */
    public Builder cause(Throwable newCause) {
      this.cause = newCause;
      return this;
    }

    /** The finished exception. */
    public MetricsException build() {
      return new MetricsException(this);
    }
  }
}
