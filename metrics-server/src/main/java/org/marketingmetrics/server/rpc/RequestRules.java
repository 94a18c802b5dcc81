package org.marketingmetrics.server.rpc;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.Violation;
import build.buf.protovalidate.exceptions.CompilationException;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;

/** The rules of the contract's annotations, compiled once for the messages given. */
public final class RequestRules {
  /** More help nobody, and a batch can break one rule thousands of times. */
  private static final int MOST_VIOLATIONS = 100;

  /** Of questions kept as known to be good, in bytes on the wire. */
  private static final long MOST_BYTES = 4 << 20;

  private final Validator validator;
  private final Set<Descriptor> questions;
  private final Cache<Message, Boolean> good =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Message request, Boolean yes) -> request.getSerializedSize())
          .executor(Runnable::run)
          .build();

  /**
   * Compiles the rules.
   *
   * @param questions those that change nothing: they are asked again and again, and a rule says the
   *     same of equal messages each time
   * @throws IllegalStateException when the contract has a rule that does not compile
   */
  public RequestRules(List<Descriptor> requests, Set<Descriptor> questions) {
    this.questions = Set.copyOf(questions);
    try {
      validator = ValidatorFactory.newBuilder().buildWithDescriptors(requests, true);
    } catch (CompilationException e) {
      throw new IllegalStateException("a rule of the contract does not compile", e);
    }
  }

  /**
   * Goes on only if the request keeps all rules.
   *
   * @throws MetricsException INVALID_FIELD with every field at fault
   */
  public void check(Message request) {
    boolean question = questions.contains(request.getDescriptorForType());
    if (question && good.getIfPresent(request) != null) {
      return;
    }
    validate(request);
    if (question) {
      good.put(request, true);
    }
  }

  private void validate(Message request) {
    ValidationResult result;
    try {
      result = validator.validate(request);
    } catch (ValidationException e) {
      throw new IllegalStateException(
          "no rules for " + request.getDescriptorForType().getFullName(), e);
    }
    if (!result.isSuccess()) {
      throw refusal(result.getViolations());
    }
  }

  private static MetricsException refusal(List<Violation> violations) {
    build.buf.validate.Violation first = violations.getFirst().toProto();
    String more = violations.size() == 1 ? "" : " (and %d more)".formatted(violations.size() - 1);
    MetricsException.Builder refusal =
        MetricsException.of(
                ErrorReason.INVALID_FIELD,
                "%s: %s%s".formatted(path(first.getField()), first.getMessage(), more))
            .with("field", path(first.getField()));
    violations.stream()
        .limit(MOST_VIOLATIONS)
        .map(Violation::toProto)
        .forEach(violation -> refusal.field(path(violation.getField()), violation.getMessage()));
    return refusal.build();
  }

  /** As a caller would write it: {@code observations[7].dimensions["channel"]}. */
  private static String path(FieldPath path) {
    StringBuilder text = new StringBuilder();
    for (FieldPathElement element : path.getElementsList()) {
      if (!text.isEmpty()) {
        text.append('.');
      }
      text.append(element.getFieldName());
      switch (element.getSubscriptCase()) {
        case INDEX -> text.append('[').append(element.getIndex()).append(']');
        case STRING_KEY -> text.append("[\"").append(element.getStringKey()).append("\"]");
        case INT_KEY -> text.append('[').append(element.getIntKey()).append(']');
        case UINT_KEY -> text.append('[').append(element.getUintKey()).append(']');
        case BOOL_KEY -> text.append('[').append(element.getBoolKey()).append(']');
        case SUBSCRIPT_NOT_SET -> {}
      }
    }
    return text.isEmpty() ? "request" : text.toString();
  }
}
