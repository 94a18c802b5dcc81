package org.marketingmetrics.server.channeldata;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.ObservationChunkAnswer;
import org.marketingmetrics.api.v1.WriteObservationsRequest;
import org.marketingmetrics.api.v1.WriteObservationsResponse;
import org.marketingmetrics.core.channeldata.Observation;
import org.marketingmetrics.core.channeldata.RejectedObservation;
import org.marketingmetrics.core.channeldata.SeriesKey;
import org.marketingmetrics.core.channeldata.SourceKind;
import org.marketingmetrics.core.channeldata.WriteObservations;
import org.marketingmetrics.core.channeldata.WriteOutcome;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.RequestStamp;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.EnumProtos;
import org.marketingmetrics.server.value.PeriodProtos;
import org.marketingmetrics.server.value.QuantityProtos;

/** Observations on the wire. */
final class ObservationProtos {
  private ObservationProtos() {}

  static WriteObservations.Request fromProto(
      WorkspaceId workspace, WriteObservationsRequest request) {
    List<Observation> observations = new ArrayList<>(request.getObservationsCount());
    for (int i = 0; i < request.getObservationsCount(); i++) {
      observations.add(fromProto(i, request.getObservations(i)));
    }
    return new WriteObservations.Request(
        workspace,
        request.getSource(),
        EnumProtos.fromProto("source_kind", SourceKind.class, request.getSourceKind()),
        request.getSourceTimeZone().isEmpty()
            ? null
            : PeriodProtos.zone("source_time_zone", request.getSourceTimeZone()),
        observations,
        request.hasCoveredRange()
            ? PeriodProtos.fromProto("covered_range", request.getCoveredRange())
            : null,
        stamp(request));
  }

  /**
   * An observation.
   *
   * @param index of it in its request, for errors
   * @throws MetricsException INVALID_FIELD
   */
  static Observation fromProto(int index, org.marketingmetrics.api.v1.Observation proto) {
    try {
      return fromProto(proto);
    } catch (MetricsException e) {
      throw e.inside("observations[" + index + "]");
    }
  }

  private static Observation fromProto(org.marketingmetrics.api.v1.Observation proto) {
    List<Observation.MeasureValue> values = new ArrayList<>(proto.getValuesCount());
    for (int j = 0; j < proto.getValuesCount(); j++) {
      values.add(QuantityProtos.fromProto("values[" + j + "]", proto.getValues(j)));
    }
    return new Observation(
        SeriesKey.of(proto.getDimensionsMap()),
        PeriodProtos.fromProto("period", proto.getPeriod()),
        values,
        BasisProtos.fromProto("basis", proto.getBasis().toBuilder().clearClvModel().build()),
        proto.hasKnownAt() ? PeriodProtos.fromProto("known_at", proto.getKnownAt()) : null);
  }

  /** Null without a request id. */
  private static @Nullable RequestStamp stamp(WriteObservationsRequest request) {
    if (request.getRequestId().isEmpty()) {
      return null;
    }
    WriteObservationsRequest content = request.toBuilder().clearRequestId().build();
    return new RequestStamp(UUID.fromString(request.getRequestId()), sha256(content));
  }

  /** Lower-case hex SHA-256 of messages one after the other. */
  static String sha256(Message... contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Message content : contents) {
        digest.update(bytes(content));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same bytes for the same content; maps have no order. */
  private static byte[] bytes(Message content) {
    byte[] bytes = new byte[content.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      content.writeTo(out);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WriteObservationsResponse toProto(WriteOutcome outcome) {
    return WriteObservationsResponse.newBuilder()
        .setStoredCount(Math.toIntExact(outcome.stored()))
        .setReplacedCount(Math.toIntExact(outcome.replaced()))
        .setUnchangedCount(Math.toIntExact(outcome.unchanged()))
        .setOutdatedCount(Math.toIntExact(outcome.outdated()))
        .setDataRevision(outcome.revision())
        .build();
  }

  static ObservationChunkAnswer toProto(long sequence, WriteOutcome outcome) {
    ObservationChunkAnswer.Builder answer =
        ObservationChunkAnswer.newBuilder()
            .setSequence(sequence)
            .setStoredCount(Math.toIntExact(outcome.stored()))
            .setReplacedCount(Math.toIntExact(outcome.replaced()))
            .setUnchangedCount(Math.toIntExact(outcome.unchanged()))
            .setOutdatedCount(Math.toIntExact(outcome.outdated()))
            .setDataRevision(outcome.revision());
    outcome.rejected().forEach(rejected -> answer.addRejected(toProto(rejected)));
    return answer.build();
  }

  private static org.marketingmetrics.api.v1.RejectedObservation toProto(
      RejectedObservation rejected) {
    return org.marketingmetrics.api.v1.RejectedObservation.newBuilder()
        .setIndex(rejected.index())
        .setReason(
            EnumProtos.toProto(org.marketingmetrics.api.v1.ErrorReason.class, rejected.reason()))
        .setField(rejected.field())
        .setMessage(rejected.message())
        .build();
  }
}
