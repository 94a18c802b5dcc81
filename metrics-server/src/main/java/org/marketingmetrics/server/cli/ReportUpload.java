package org.marketingmetrics.server.cli;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc.ChannelDataServiceStub;
import org.marketingmetrics.api.v1.ImportReportOptions;
import org.marketingmetrics.api.v1.ImportReportRequest;
import org.marketingmetrics.api.v1.ImportReportResponse;

/** Sends one file, no faster than the server takes it. */
final class ReportUpload {
  private static final int PIECE = 256 * 1024;

  private final ChannelDataServiceStub stub;
  private final ProgressBar bar;

  ReportUpload(ChannelDataServiceStub stub, ProgressBar bar) {
    this.stub = stub;
    this.bar = bar;
  }

  /** Sends the file and waits for the answer. */
  ImportReportResponse send(Path file, ImportReportOptions options) throws InterruptedException {
    Call call = new Call();
    var _ = stub.importReport(call);
    try (InputStream in = Files.newInputStream(file)) {
      call.send(ImportReportRequest.newBuilder().setOptions(options).build());
      long sent = 0;
      byte[] piece = in.readNBytes(PIECE);
      while (piece.length > 0 && call.isOpen()) {
        call.send(ImportReportRequest.newBuilder().setData(ByteString.copyFrom(piece)).build());
        sent += piece.length;
        bar.sent(sent);
        piece = in.readNBytes(PIECE);
      }
    } catch (IOException e) {
      call.cancel();
      throw ImportCommand.unreadable(file, e);
    }
    bar.waiting();
    return call.finish();
  }

  private static final class Call
      implements ClientResponseObserver<ImportReportRequest, ImportReportResponse> {
    private final CompletableFuture<ImportReportResponse> answer = new CompletableFuture<>();
    private final Semaphore changed = new Semaphore(0);
    private @Nullable ClientCallStreamObserver<ImportReportRequest> requests;

    @Override
    public void beforeStart(ClientCallStreamObserver<ImportReportRequest> stream) {
      requests = stream;
      stream.setOnReadyHandler(changed::release);
    }

    @Override
    public void onNext(ImportReportResponse response) {
      answer.complete(response);
    }

    @Override
    public void onError(Throwable cause) {
      answer.completeExceptionally(cause);
      changed.release();
    }

    @Override
    public void onCompleted() {
      answer.completeExceptionally(
          Status.INTERNAL.withDescription("the server gave no answer").asRuntimeException());
      changed.release();
    }

    private ClientCallStreamObserver<ImportReportRequest> requests() {
      if (requests == null) {
        throw new IllegalStateException("the call has not begun");
      }
      return requests;
    }

    /** False once the server has said what it has to say, perhaps before the end of the file. */
    boolean isOpen() {
      return !answer.isDone();
    }

    void send(ImportReportRequest request) throws InterruptedException {
      while (isOpen() && !requests().isReady()) {
        changed.acquire();
      }
      if (isOpen()) {
        requests().onNext(request);
      }
    }

    void cancel() {
      requests().cancel("the file cannot be read", null);
    }

    ImportReportResponse finish() throws InterruptedException {
      if (isOpen()) {
        requests().onCompleted();
      }
      try {
        return answer.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof StatusRuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e);
      }
    }
  }
}
