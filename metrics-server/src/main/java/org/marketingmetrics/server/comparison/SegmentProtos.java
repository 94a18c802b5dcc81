package org.marketingmetrics.server.comparison;

import java.util.List;
import org.marketingmetrics.api.v1.CompareSegmentsRequest;
import org.marketingmetrics.api.v1.CompareSegmentsResponse;
import org.marketingmetrics.api.v1.ComparedPair;
import org.marketingmetrics.api.v1.ComparedSegment;
import org.marketingmetrics.api.v1.OverallTest;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.comparison.CompareSegments;
import org.marketingmetrics.core.comparison.Reference;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.statistics.KProportions;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.ChannelKinds;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionNames;

/** CompareSegments from request to answer. */
final class SegmentProtos {
  private final DefinitionNames names;

  SegmentProtos(DefinitionNames names) {
    this.names = names;
  }

  CompareSegments.Request fromProto(
      WorkspaceId workspace, CompareSegmentsRequest request, ChannelKinds kinds) {
    DataScope scope =
        DataScopeProtos.scope(
            workspace,
            List.of(request.getDimension()),
            Grain.TOTAL,
            new DataScopeProtos.Fields(
                request.getDateRange(),
                request.getFiltersList(),
                request.getSourcesList(),
                request.getBasis(),
                request.getAcknowledgeDefinitionMismatch(),
                DataScopeProtos.version(
                    request.hasAsOf(), request.getAsOf(), request.getAtLeastRevision())));
    Definition definition =
        names.definitions(List.of(request.getMetric()), scope.filters(), kinds).getFirst();
    return new CompareSegments.Request(
        definition,
        scope,
        request.getValuesList(),
        reference(request),
        TestSettingsProtos.fromProto(request.getSettings()));
  }

  private static Reference reference(CompareSegmentsRequest request) {
    return switch (request.getReferenceCase()) {
      case REFERENCE_VALUE -> new Reference.Named(request.getReferenceValue());
      case REST -> new Reference.Rest();
      case ALL_PAIRS -> new Reference.AllPairs();
      case REFERENCE_NOT_SET ->
          throw MetricsException.invalidField(
              "reference", "set reference_value, rest or all_pairs");
    };
  }

  static CompareSegmentsResponse toProto(CompareSegments.Result result, Texts texts) {
    DifferenceProtos differences = new DifferenceProtos(texts);
    CompareSegmentsResponse.Builder proto =
        CompareSegmentsResponse.newBuilder()
            .addAllAssumptions(differences.assumptions(result.assumptions()))
            .addAllWarnings(differences.toProto(result.warnings()))
            .setDataRevision(result.revision())
            .setTimeZone(result.opened().workspace().zone().getId());
    result.segments().forEach(segment -> proto.addSegments(toProto(segment, differences)));
    result
        .pairs()
        .forEach(
            pair ->
                proto.addPairs(
                    ComparedPair.newBuilder()
                        .setValue(pair.compared())
                        .setReferenceValue(pair.reference())
                        .setDifference(differences.toProto(pair.difference()))));
    if (result.overall() != null) {
      proto.setOverall(toProto(result.overall()));
    }
    return proto.build();
  }

  private static ComparedSegment toProto(
      CompareSegments.Segment segment, DifferenceProtos differences) {
    ComparedSegment.Builder proto =
        ComparedSegment.newBuilder()
            .setValue(segment.value())
            .setArm(differences.toProto(segment.arm()));
    if (segment.reference() != null) {
      proto.setReference(differences.toProto(segment.reference()));
    }
    if (segment.difference() != null) {
      proto.setDifference(differences.toProto(segment.difference()));
    }
    return proto.build();
  }

  private static OverallTest toProto(KProportions overall) {
    return OverallTest.newBuilder()
        .setChiSquared(overall.chiSquared())
        .setDegreesOfFreedom(overall.degreesOfFreedom())
        .setPValue(overall.chiSquaredP().value())
        .setLog10PValue(overall.chiSquaredP().log10())
        .setG(overall.g())
        .setGPValue(overall.gP().value())
        .setSmallestExpected(overall.smallestExpected())
        .build();
  }
}
