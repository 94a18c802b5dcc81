package org.marketingmetrics.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.DefinitionDifference;
import org.marketingmetrics.api.v1.DefinitionMismatch;

class ErrorReportTest {
  private static StatusRuntimeException failure(
      Code code, String reason, Map<String, String> metadata, Any... details) {
    Status.Builder status =
        Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage("the text of the server")
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(reason)
                        .setDomain("marketingmetrics.v1")
                        .putAllMetadata(metadata)
                        .putMetadata("call_id", "01J")
                        .build()));
    for (Any detail : details) {
      status.addDetails(detail);
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  @Test
  void fieldsAreNamedOneByOne() {
    BadRequest fields =
        BadRequest.newBuilder()
            .addFieldViolations(
                FieldViolation.newBuilder()
                    .setField("date_range.end_date")
                    .setDescription("must not lie before start_date"))
            .build();

    ErrorReport report =
        ErrorReport.of(failure(Code.INVALID_ARGUMENT, "INVALID_FIELD", Map.of(), Any.pack(fields)));

    assertThat(report.lines())
        .containsExactly(
            "metrics: the text of the server (INVALID_FIELD)",
            "  date_range.end_date: must not lie before start_date");
    assertThat(report.exitCode()).isEqualTo(3);
  }

  @Test
  void whatWasMeantIsProposed() {
    assertThat(
            ErrorReport.of(
                    failure(
                        Code.INVALID_ARGUMENT,
                        "UNKNOWN_METRIC",
                        Map.of("metric", "ctrr", "did_you_mean", "ctr,ctor")))
                .lines())
        .containsExactly(
            "metrics: the text of the server (UNKNOWN_METRIC)",
            "  Did you mean: ctr, ctor",
            "'metrics metric NAME' finds a metric by any of its names.");
  }

  @Test
  void bothDefinitionsAreShown() {
    DefinitionMismatch mismatch =
        DefinitionMismatch.newBuilder()
            .addDifferences(
                DefinitionDifference.newBuilder().setLeft("7-day clicks").setRight("14-day clicks"))
            .build();

    assertThat(
            ErrorReport.of(
                    failure(
                        Code.FAILED_PRECONDITION,
                        "DEFINITION_MISMATCH",
                        Map.of(),
                        Any.pack(mismatch)))
                .lines())
        .contains("  differs: 7-day clicks and 14-day clicks");
  }

  @Test
  void onlyDefectsOfTheServerShowTheCallId() {
    assertThat(ErrorReport.of(failure(Code.INTERNAL, "INTERNAL", Map.of())).lines())
        .last()
        .asString()
        .contains("01J");
    assertThat(ErrorReport.of(failure(Code.NOT_FOUND, "WORKSPACE_NOT_FOUND", Map.of())).lines())
        .noneMatch(line -> line.contains("01J"));
  }

  @Test
  void aServerThatIsNotThereIsToldAsSuch() {
    StatusRuntimeException refused =
        io.grpc.Status.UNAVAILABLE
            .withDescription("io exception")
            .withCause(new ConnectException("Connection refused: /127.0.0.1:9090"))
            .asRuntimeException();

    ErrorReport report = ErrorReport.of(refused);

    assertThat(report.lines())
        .containsExactly(
            "metrics: no server answers (Connection refused: /127.0.0.1:9090).",
            "Start one with 'metrics serve', or name another with --server HOST:PORT.");
    assertThat(report.exitCode()).isEqualTo(4);
  }

  @Test
  void anotherKindOfServerIsToldAsSuch() {
    assertThat(ErrorReport.of(io.grpc.Status.UNIMPLEMENTED.asRuntimeException()).exitCode())
        .isEqualTo(3);
  }
}
