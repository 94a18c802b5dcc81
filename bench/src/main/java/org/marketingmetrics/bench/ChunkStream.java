package org.marketingmetrics.bench;

import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.marketingmetrics.api.v1.ChannelDataServiceGrpc;
import org.marketingmetrics.api.v1.ObservationChunk;
import org.marketingmetrics.api.v1.ObservationChunkAnswer;
import org.marketingmetrics.api.v1.SourceKind;
import org.marketingmetrics.api.v1.StreamObservationsOptions;
import org.marketingmetrics.api.v1.StreamObservationsRequest;
import org.marketingmetrics.api.v1.StreamObservationsResponse;

/** A client of StreamObservations, with at most so many chunks without an answer. */
final class ChunkStream implements StreamObserver<StreamObservationsResponse> {
  private static final int IN_FLIGHT = 2;

  private final Semaphore unanswered = new Semaphore(IN_FLIGHT);
  private final CompletableFuture<Long> done = new CompletableFuture<>();
  private long rows;

  private ChunkStream() {}

  /** Sends all chunks and returns the number of rows once they are committed. */
  static long send(Channel channel, String workspace, List<ObservationChunk> chunks) {
    ChunkStream stream = new ChunkStream();
    StreamObserver<StreamObservationsRequest> requests =
        ChannelDataServiceGrpc.newStub(channel).streamObservations(stream);
    requests.onNext(
        StreamObservationsRequest.newBuilder()
            .setOptions(
                StreamObservationsOptions.newBuilder()
                    .setParent(workspace)
                    .setSource("ads")
                    .setSourceKind(SourceKind.SOURCE_KIND_AD_PLATFORM)
                    .setStreamId(UUID.randomUUID().toString()))
            .build());
    for (ObservationChunk chunk : chunks) {
      stream.unanswered.acquireUninterruptibly();
      requests.onNext(StreamObservationsRequest.newBuilder().setChunk(chunk).build());
    }
    requests.onCompleted();
    return stream.done.join();
  }

  @Override
  public void onNext(StreamObservationsResponse answer) {
    if (answer.hasChunk()) {
      ObservationChunkAnswer chunk = answer.getChunk();
      if (chunk.getRejectedCount() > 0) {
        throw new IllegalStateException("rejected: " + chunk.getRejected(0));
      }
      rows += (long) chunk.getStoredCount() + chunk.getReplacedCount() + chunk.getUnchangedCount();
      unanswered.release();
    }
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
    unanswered.release(Integer.MAX_VALUE / 2);
  }

  @Override
  public void onCompleted() {
    done.complete(rows);
  }
}
