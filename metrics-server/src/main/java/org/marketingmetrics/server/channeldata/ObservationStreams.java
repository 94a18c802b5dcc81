package org.marketingmetrics.server.channeldata;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.Observation;
import org.marketingmetrics.api.v1.ObservationChunk;
import org.marketingmetrics.api.v1.ObservationStreamOpened;
import org.marketingmetrics.api.v1.StreamObservationsOptions;
import org.marketingmetrics.api.v1.StreamObservationsRequest;
import org.marketingmetrics.api.v1.StreamObservationsResponse;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.StreamObservations;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.rpc.CallerWorkspaces;
import org.marketingmetrics.server.rpc.PacedRequests;
import org.marketingmetrics.server.rpc.RequestRules;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;

/** Receives observations chunk by chunk, and answers each chunk once it is committed. */
final class ObservationStreams {
  private final StreamObservations stream;
  private final CallerWorkspaces workspaces;

  /** Of one observation: the contract leaves them out of the chunk's, so that each stands alone. */
  private final RequestRules rules =
      new RequestRules(List.of(Observation.getDescriptor()), Set.of());

  ObservationStreams(StreamObservations stream, CallerWorkspaces workspaces) {
    this.stream = stream;
    this.workspaces = workspaces;
  }

  StreamObserver<StreamObservationsRequest> receive(
      StreamObserver<StreamObservationsResponse> answers) {
    return new Connection(answers, PacedRequests.begin(answers));
  }

  /** One stream over one connection. Its callbacks come one after the other. */
  private final class Connection implements StreamObserver<StreamObservationsRequest> {
    private final StreamObserver<StreamObservationsResponse> answers;
    private final PacedRequests requests;
    private @Nullable StreamObservationsOptions options;
    private StreamObservations.@Nullable Stream open;

    Connection(StreamObserver<StreamObservationsResponse> answers, PacedRequests requests) {
      this.answers = answers;
      this.requests = requests;
    }

    @Override
    public void onNext(StreamObservationsRequest part) {
      answers.onNext(
          switch (part.getPartCase()) {
            case OPTIONS -> begin(part.getOptions());
            case CHUNK -> write(part.getChunk());
            case PART_NOT_SET -> throw MetricsException.invalidField("part", "is required");
          });
      requests.next();
    }

    private StreamObservationsResponse begin(StreamObservationsOptions given) {
      if (open != null) {
        throw MetricsException.invalidField("options", "send them once, in the first message");
      }
      WorkspaceId workspace = workspaces.require(given.getParent());
      options = given;
      open = stream.open(options(workspace, given));
      return StreamObservationsResponse.newBuilder()
          .setOpened(ObservationStreamOpened.newBuilder().setLastSequence(open.lastSequence()))
          .build();
    }

    private StreamObservationsResponse write(ObservationChunk chunk) {
      if (open == null || options == null) {
        throw MetricsException.invalidField("options", "send them in the first message");
      }
      WriteOutcome outcome = open.write(chunk(options, chunk));
      return StreamObservationsResponse.newBuilder()
          .setChunk(ObservationProtos.toProto(chunk.getSequence(), outcome))
          .build();
    }

    @Override
    public void onCompleted() {
      answers.onCompleted();
    }

    /** The caller has gone; what was answered stays. */
    @Override
    public void onError(Throwable cause) {}
  }

  private static StreamObservations.Options options(
      WorkspaceId workspace, StreamObservationsOptions given) {
    return new StreamObservations.Options(
        workspace,
        given.getSource(),
        EnumProtos.fromProto("options.source_kind", SourceKind.class, given.getSourceKind()),
        given.getSourceTimeZone().isEmpty()
            ? null
            : PeriodProtos.zone("options.source_time_zone", given.getSourceTimeZone()),
        given.getStreamId().isEmpty() ? null : UUID.fromString(given.getStreamId()));
  }

  private StreamObservations.Chunk chunk(
      StreamObservationsOptions options, ObservationChunk chunk) {
    return new StreamObservations.Chunk(
        chunk.getSequence(),
        chunk.getObservationsCount(),
        i -> {
          try {
            rules.check(chunk.getObservations(i));
          } catch (MetricsException e) {
            throw e.inside("observations[" + i + "]");
          }
          return ObservationProtos.fromProto(i, chunk.getObservations(i));
        },
        chunk.hasCoveredRange()
            ? PeriodProtos.fromProto("chunk.covered_range", chunk.getCoveredRange())
            : null,
        () -> ObservationProtos.sha256(options.toBuilder().clearStreamId().build(), chunk));
  }
}
