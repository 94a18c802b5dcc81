package org.marketingmetrics.server.event;

import io.grpc.stub.StreamObserver;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.EventChunk;
import org.marketingmetrics.api.v1.EventOutcomes;
import org.marketingmetrics.api.v1.StreamEventsOptions;
import org.marketingmetrics.api.v1.StreamEventsRequest;
import org.marketingmetrics.api.v1.StreamEventsResponse;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.event.Event;
import org.marketingmetrics.core.event.RecordEvents;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.PacedRequests;

/** One stream of events. Its callbacks come one after the other. */
final class EventStream implements StreamObserver<StreamEventsRequest> {
  private final RecordEvents record;
  private final CallerWorkspaces workspaces;
  private final StreamObserver<StreamEventsResponse> answers;
  private final PacedRequests requests;
  private @Nullable WorkspaceId workspace;
  private boolean backfill;
  private long sequence = -1;

  EventStream(
      RecordEvents record,
      CallerWorkspaces workspaces,
      StreamObserver<StreamEventsResponse> answers) {
    this.record = record;
    this.workspaces = workspaces;
    this.answers = answers;
    this.requests = PacedRequests.begin(answers);
  }

  @Override
  public void onNext(StreamEventsRequest part) {
    switch (part.getPartCase()) {
      case OPTIONS -> begin(part.getOptions());
      case CHUNK -> record(part.getChunk());
      case PART_NOT_SET -> throw MetricsException.invalidField("part", "is required");
    }
    requests.next();
  }

  private void begin(StreamEventsOptions options) {
    if (workspace != null) {
      throw MetricsException.invalidField("options", "send them once, in the first message");
    }
    workspace = workspaces.require(options.getParent());
    backfill = options.getBackfill();
  }

  private void record(EventChunk chunk) {
    if (workspace == null) {
      throw MetricsException.invalidField("options", "send them in the first message");
    }
    if (chunk.getSequence() <= sequence) {
      throw MetricsException.invalidField(
          "chunk.sequence",
          "%d does not follow %d; number chunks upwards".formatted(chunk.getSequence(), sequence));
    }
    EventOutcomes outcomes = recorded(workspace, chunk);
    sequence = chunk.getSequence();
    answers.onNext(
        StreamEventsResponse.newBuilder().setSequence(sequence).setOutcomes(outcomes).build());
  }

  private EventOutcomes recorded(WorkspaceId into, EventChunk chunk) {
    try {
      List<Event> events = EventProtos.fromProto(chunk.getEventsList());
      return EventProtos.toProto(record.run(into, events, backfill), events);
    } catch (MetricsException e) {
      throw e.inside("chunk");
    }
  }

  @Override
  public void onCompleted() {
    answers.onCompleted();
  }

  /** The caller has gone; what was answered stays. */
  @Override
  public void onError(Throwable cause) {}
}
