package org.marketingmetrics.server.channeldata;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ImportReportOptions;
import org.marketingmetrics.api.v1.ImportReportRequest;
import org.marketingmetrics.api.v1.ImportReportResponse;
import org.marketingmetrics.core.channeldata.report.ImportOptions;
import org.marketingmetrics.core.channeldata.report.ImportOutcome;
import org.marketingmetrics.core.channeldata.report.ImportReport;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.config.ImportConfig;
import org.marketingmetrics.server.rpc.Answers;
import org.marketingmetrics.server.rpc.CallerWorkspaces;

/** Receives report files and imports each once all of it is there. */
final class ReportImports {
  private final ImportReport importReport;
  private final CallerWorkspaces workspaces;
  private final ImportConfig config;

  ReportImports(ImportReport importReport, CallerWorkspaces workspaces, ImportConfig config) {
    this.importReport = importReport;
    this.workspaces = workspaces;
    this.config = config;
  }

  StreamObserver<ImportReportRequest> receive(StreamObserver<ImportReportResponse> answer) {
    return new Upload(answer);
  }

  /** One file. Its callbacks come one after the other, each on a thread of its own. */
  private final class Upload implements StreamObserver<ImportReportRequest> {
    private final StreamObserver<ImportReportResponse> answer;
    private @Nullable ImportReportOptions options;
    private @Nullable WorkspaceId workspace;
    private @Nullable ReceivedFile file;

    Upload(StreamObserver<ImportReportResponse> answer) {
      this.answer = answer;
    }

    @Override
    public void onNext(ImportReportRequest part) {
      try {
        switch (part.getPartCase()) {
          case OPTIONS -> begin(part.getOptions());
          case DATA -> append(part.getData());
          case PART_NOT_SET -> throw MetricsException.invalidField("part", "is required");
        }
      } catch (RuntimeException e) {
        discard();
        throw e;
      }
    }

    private void begin(ImportReportOptions given) {
      if (options != null) {
        throw MetricsException.invalidField("options", "send them once, in the first message");
      }
      workspace = workspaces.require(given.getParent());
      options = given;
      file = ReceivedFile.create(config.fileBytes());
    }

    private void append(ByteString data) {
      if (file == null) {
        throw MetricsException.invalidField("options", "send them in the first message");
      }
      file.append(data);
    }

    @Override
    public void onCompleted() {
      try {
        Answers.send(answer, run());
      } finally {
        discard();
      }
    }

    private ImportReportResponse run() {
      if (options == null || workspace == null || file == null) {
        throw MetricsException.invalidField("options", "send them in the first message");
      }
      ImportOptions read = ReportProtos.fromProto(options);
      try {
        ImportOutcome outcome = importReport.run(workspace, file.whole(), read);
        return ReportProtos.toProto(outcome, options.getLanguageCode());
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    private static MetricsException unreadable(IOException cause) {
      return MetricsException.of(ErrorReason.INTERNAL, "the received file cannot be read")
          .cause(cause)
          .build();
    }

    /** The caller has gone. */
    @Override
    public void onError(Throwable cause) {
      discard();
    }

    private void discard() {
      if (file != null) {
        file.close();
      }
    }
  }
}
