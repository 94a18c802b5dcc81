package org.marketingmetrics.server.cli;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marketingmetrics.api.v1.DefinitionMismatch;

/**
 * A failed call for a person: what is wrong, with which field, and what to do.
 *
 * @param lines to print
 * @param exitCode of the command
 */
record ErrorReport(List<String> lines, int exitCode) {
  private static final Set<Status.Code> MAY_HELP_AGAIN =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN,
          Status.Code.CANCELLED,
          Status.Code.DATA_LOSS);

  /** By {@code ErrorInfo.reason}. */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry(
              "API_KEY_MISSING",
              "Set METRICS_API_KEY to a key of the workspace, or name a file"
                  + " with --api-key-file."),
          Map.entry(
              "API_KEY_INVALID",
              "Check METRICS_API_KEY or --api-key-file; an admin of the"
                  + " workspace makes a new key with 'metrics key create'."),
          Map.entry("ROLE_TOO_LOW", "Ask an admin of the workspace for a key of that role."),
          Map.entry(
              "WORKSPACE_NOT_FOUND",
              "See 'metrics workspace list', or make it with 'metrics"
                  + " workspace create'; --workspace names another."),
          Map.entry(
              "AMBIGUOUS_METRIC",
              "Use one of these ids; 'metrics metric NAME' explains" + " them."),
          Map.entry("UNKNOWN_METRIC", "'metrics metric NAME' finds a metric by any of its names."),
          Map.entry(
              "DEFINITION_MISMATCH",
              "Keep to one definition, or mix them with" + " --acknowledge-definition-mismatch."),
          Map.entry("REPORT_NEEDS_PERIOD", "Give it with --period 2026-03-01..2026-03-31."),
          Map.entry("REPORT_NEEDS_CURRENCY", "Give it with --currency, as USD."),
          Map.entry("REPORT_AMBIGUOUS", "Name one of these with --format."),
          Map.entry(
              "REPORT_UNRECOGNIZED",
              "If it is of a layout of your own, describe it with --mapping FILE; see"
                  + " metrics-core/FORMATS.md."),
          Map.entry("DEADLINE_EXCEEDED", "Give it longer with --timeout."),
          Map.entry("OVERLOADED", "Try again in a moment."),
          Map.entry("STORE_UNAVAILABLE", "Try again once the server's database is back."),
          Map.entry("SHUTTING_DOWN", "Try again once the server is back."),
          Map.entry("WRITE_CONFLICT", "Try again."));

  ErrorReport {
    lines = List.copyOf(lines);
  }

  static ErrorReport of(StatusRuntimeException failure) {
    Status.Code code = failure.getStatus().getCode();
    int exitCode = MAY_HELP_AGAIN.contains(code) ? ExitCode.NO_ANSWER : ExitCode.REFUSED;
    List<Any> details = details(failure);
    ErrorInfo info = find(details, ErrorInfo.class, ErrorInfo.getDefaultInstance());
    return new ErrorReport(
        info.getReason().isEmpty() ? foreign(failure.getStatus()) : known(failure, info, details),
        exitCode);
  }

  private static List<String> known(
      StatusRuntimeException failure, ErrorInfo info, List<Any> details) {
    List<String> lines = new ArrayList<>();
    lines.add("metrics: %s (%s)".formatted(text(failure.getStatus()), info.getReason()));
    find(details, BadRequest.class, BadRequest.getDefaultInstance())
        .getFieldViolationsList()
        .forEach(
            violation ->
                lines.add("  %s: %s".formatted(violation.getField(), violation.getDescription())));
    find(details, DefinitionMismatch.class, DefinitionMismatch.getDefaultInstance())
        .getDifferencesList()
        .forEach(
            difference ->
                lines.add(
                    "  differs: %s and %s".formatted(difference.getLeft(), difference.getRight())));
    metadata(info, "did_you_mean", "Did you mean").ifPresent(lines::add);
    metadata(info, "candidates", "Candidates").ifPresent(lines::add);
    metadata(info, "templates", "Templates").ifPresent(lines::add);
    String advice = ADVICE.getOrDefault(info.getReason(), "");
    if (!advice.isEmpty()) {
      lines.add(advice);
    }
    if (info.getReason().equals("INTERNAL")) {
      metadata(info, "call_id", "Call id, for the operator of the server").ifPresent(lines::add);
    }
    return lines;
  }

  /** A failure that did not come from our server, or not from a handler. */
  private static List<String> foreign(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE ->
          List.of(
              "metrics: no server answers (%s).".formatted(cause(status)),
              "Start one with 'metrics serve', or name another with --server HOST:PORT.");
      case DEADLINE_EXCEEDED ->
          List.of("metrics: no answer in time.", "Give it longer with --timeout.");
      case UNIMPLEMENTED ->
          List.of(
              "metrics: the server does not know this call.",
              "It may be of another version, or no server of marketing metrics.");
      case OK,
          CANCELLED,
          UNKNOWN,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          ABORTED,
          OUT_OF_RANGE,
          INTERNAL,
          DATA_LOSS,
          UNAUTHENTICATED ->
          List.of("metrics: %s (%s)".formatted(text(status), status.getCode()));
    };
  }

  private static String text(Status status) {
    String description = status.getDescription();
    return description == null ? "the call failed" : description;
  }

  /** The innermost cause says most: connection refused, unknown host, a bad certificate. */
  private static String cause(Status status) {
    Throwable cause = status.getCause();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == null || cause.getMessage() == null ? text(status) : cause.getMessage();
  }

  private static Optional<String> metadata(ErrorInfo info, String key, String label) {
    String value = info.getMetadataOrDefault(key, "");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of("  %s: %s".formatted(label, value.replace(",", ", ")));
  }

  private static List<Any> details(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    return status == null ? List.of() : status.getDetailsList();
  }

  private static <M extends Message> M find(List<Any> details, Class<M> type, M otherwise) {
    for (Any detail : details) {
      if (detail.is(type)) {
        try {
          return detail.unpack(type);
        } catch (InvalidProtocolBufferException e) {
          return otherwise; // a newer server's detail: the text of the status stands alone
        }
      }
    }
    return otherwise;
  }
}
