package org.marketingmetrics.server.channeldata;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.ImportReportOptions;
import org.marketingmetrics.api.v1.ImportReportRequest;
import org.marketingmetrics.api.v1.ImportReportResponse;
import org.marketingmetrics.api.v1.ReportColumn;
import org.marketingmetrics.api.v1.ReportColumnUse;
import org.marketingmetrics.api.v1.ReportObservationCounts;
import org.marketingmetrics.api.v1.ReportRejectionReason;
import org.marketingmetrics.api.v1.ReportRowCounts;
import org.marketingmetrics.api.v1.ReportRowNote;
import org.marketingmetrics.api.v1.ReportSkipReason;
import org.marketingmetrics.server.rpc.Failure;

/** Files on the wire: in pieces, wrong in every way, and what is told of them. */
class ImportReportTest {
  private static final String FILE =
      """
      Day,Campaign,Currency code,Cost,Impr.,Clicks,CTR,Mood
      2026-02-01,Spring,USD,10.00,1000,20,2.00%,good
      2026-02-02,Spring,USD,11.00,1000,21,5.00%,good
      2026-02-03,Spring,USD,ten,1000,21,2.10%,good
      Total: Account,,USD,21.00,2000,41,,
      """;

  private final Acme acme = Acme.open();

  @AfterEach
  void close() {
    acme.close();
  }

  private static ImportReportRequest options(ImportReportOptions.Builder options) {
    return ImportReportRequest.newBuilder().setOptions(options).build();
  }

  private static ImportReportOptions.Builder acmeOptions() {
    return ImportReportOptions.newBuilder().setParent(Acme.NAME);
  }

  private static ImportReportRequest data(String text) {
    return ImportReportRequest.newBuilder()
        .setData(ByteString.copyFrom(text, StandardCharsets.UTF_8))
        .build();
  }

  private ImportReportResponse send(ImportReportRequest... parts) {
    BlockingClientCall<ImportReportRequest, ImportReportResponse> call =
        ChannelDataServiceGrpc.newBlockingV2Stub(acme.server.channel()).importReport();
    try {
      for (ImportReportRequest part : parts) {
        if (!call.write(part)) {
          break;
        }
      }
      call.halfClose();
      return call.read();
    } catch (StatusException e) {
      throw e.getStatus().asRuntimeException(e.getTrailers());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ImportReportResponse send(ImportReportOptions.Builder options, String text) {
    return send(options(options), data(text));
  }

  @Test
  void aFileInPiecesIsImportedAndEveryRowAccountedFor() {
    int middle = FILE.length() / 2;

    ImportReportResponse answer =
        send(options(acmeOptions()), data(FILE.substring(0, middle)), data(FILE.substring(middle)));

    assertThat(answer.getFormat()).isEqualTo("google_ads");
    assertThat(answer.getSource()).isEqualTo("google_ads");
    assertThat(answer.getDateRange()).isEqualTo(Row.range("2026-02-01", "2026-02-02"));
    assertThat(answer.getRows())
        .isEqualTo(
            ReportRowCounts.newBuilder()
                .setReadCount(4)
                .setTakenCount(2)
                .setSkippedCount(1)
                .setRejectedCount(1)
                .setDisagreeingRateCount(1)
                .build());
    assertThat(answer.getObservations())
        .isEqualTo(ReportObservationCounts.newBuilder().setStoredCount(2).build());
    assertThat(answer.getDataRevision()).isPositive();
    assertThat(acme.value("clicks").getValue()).isEqualTo(41);
  }

  @Test
  void whatIsToBeSaidOfRowsHasReasonLineAndWords() {
    ImportReportResponse answer = send(acmeOptions().setLanguageCode("ru"), FILE);

    assertThat(answer.getNotesList())
        .extracting(ReportRowNote::getLine)
        .containsExactly(3L, 4L, 5L);
    assertThat(answer.getNotes(0).getRateDisagreement().getMetric()).isEqualTo("ctr");
    assertThat(answer.getNotes(0).getRateDisagreement().getReported()).isEqualTo(0.05);
    assertThat(answer.getNotes(0).getRateDisagreement().getComputed()).isEqualTo(0.021);
    assertThat(answer.getNotes(0).getText()).contains("0.05", "0.021", "двум сторонам");
    assertThat(answer.getNotes(1).getRejected().getReason())
        .isEqualTo(ReportRejectionReason.REPORT_REJECTION_REASON_NUMBER_INVALID);
    assertThat(answer.getNotes(1).getRejected().getColumn()).isEqualTo("Cost");
    assertThat(answer.getNotes(1).getRejected().getCell()).isEqualTo("ten");
    assertThat(answer.getNotes(2).getSkipped().getReason())
        .isEqualTo(ReportSkipReason.REPORT_SKIP_REASON_TOTAL_ROW);
    assertThat(answer.getNotes(2).getText()).isNotEmpty();
  }

  @Test
  void everyColumnSaysWhatItBecame() {
    ImportReportResponse answer = send(acmeOptions(), FILE);

    List<ReportColumn> columns = answer.getTables(0).getColumnsList();
    assertThat(columns)
        .extracting(ReportColumn::getHeader)
        .containsExactlyInAnyOrder(
            "Day", "Campaign", "Currency code", "Cost", "Impr.", "Clicks", "CTR", "Mood");
    assertThat(columns)
        .contains(
            ReportColumn.newBuilder()
                .setHeader("Clicks")
                .setUse(ReportColumnUse.REPORT_COLUMN_USE_MEASURE)
                .setMeasure("clicks")
                .setBasis("click_validity=NET")
                .build(),
            ReportColumn.newBuilder()
                .setHeader("Mood")
                .setUse(ReportColumnUse.REPORT_COLUMN_USE_UNKNOWN)
                .build());
  }

  @Test
  void theSameFileAgainChangesNothing() {
    long revision = send(acmeOptions(), FILE).getDataRevision();

    ImportReportResponse again = send(acmeOptions(), FILE);

    assertThat(again.getObservations())
        .isEqualTo(ReportObservationCounts.newBuilder().setUnchangedCount(2).build());
    assertThat(again.getDataRevision()).isEqualTo(revision);
  }

  @Test
  void optionsReachTheImport() {
    String file = "Campaign,Cost,Impr.\nSpring,5.00,100\n";

    ImportReportResponse answer =
        send(
            acmeOptions()
                .setPeriod(Row.range("2026-02-01", "2026-02-28"))
                .setCurrencyCode("EUR")
                .setSource("agency")
                .setSourceTimeZone("Europe/Paris")
                .putDimensions("account", "One"),
            file);

    assertThat(answer.getSource()).isEqualTo("agency");
    assertThat(acme.value(Acme.query("ad_spend").addDimensions("account")).getCurrencyCode())
        .isEqualTo("EUR");
    assertThat(
            send(
                    acmeOptions()
                        .setValidateOnly(true)
                        .setPeriod(Row.range("2026-02-01", "2026-02-28"))
                        .setCurrencyCode("EUR"),
                    file)
                .getDataRevision())
        .isZero();
  }

  private void refused(String reason, ImportReportRequest... parts) {
    Failure failure = Failure.of(Status.Code.INVALID_ARGUMENT, reason, () -> send(parts));
    assertThat(failure).isNotNull();
  }

  @Test
  void filesThatCannotBeImportedSayWhy() {
    refused("REPORT_UNREADABLE", options(acmeOptions()));
    refused("REPORT_UNRECOGNIZED", options(acmeOptions()), data("a,b\n1,2\n"));
    refused("REPORT_NEEDS_PERIOD", options(acmeOptions()), data("Campaign,Cost\nSpring,5\n"));
    refused(
        "REPORT_NEEDS_CURRENCY",
        options(acmeOptions()),
        data("Day,Campaign,Cost\n2026-02-01,A,5\n"));
    Failure strict =
        Failure.of(
            Status.Code.INVALID_ARGUMENT,
            "REPORT_ROWS_REJECTED",
            () -> send(acmeOptions().setStrict(true), FILE));
    assertThat(strict.fields()).containsExactly("line 4, Cost");
  }

  @Test
  void messagesComeInOrder() {
    refused("INVALID_FIELD");
    refused("INVALID_FIELD", data(FILE));
    refused("INVALID_FIELD", options(acmeOptions()), options(acmeOptions()));
    refused("INVALID_FIELD", ImportReportRequest.getDefaultInstance());
    refused(
        "INVALID_FIELD", options(acmeOptions().setFormat("google_ads").setMapping("format: x")));
    refused("INVALID_FIELD", options(acmeOptions().setSourceTimeZone("Mars")), data(FILE));
  }

  @Test
  void anotherWorkspaceIsNotFound() {
    Failure failure =
        Failure.of(
            Status.Code.NOT_FOUND,
            "WORKSPACE_NOT_FOUND",
            () -> send(options(ImportReportOptions.newBuilder().setParent("workspaces/other"))));
    assertThat(failure).isNotNull();
  }

  @Test
  void nothingIsLeftInTheFolderForTemporaryFiles() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    long before = received(folder);
    send(acmeOptions(), FILE);
    refused("REPORT_UNRECOGNIZED", options(acmeOptions()), data("a,b\n1,2\n"));
    refused("INVALID_FIELD", options(acmeOptions()), options(acmeOptions()));

    assertThat(received(folder)).isEqualTo(before);
  }

  private static long received(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("metrics-report"))
          .count();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
