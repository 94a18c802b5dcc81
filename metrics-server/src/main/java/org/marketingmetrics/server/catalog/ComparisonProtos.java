package org.marketingmetrics.server.catalog;

import java.util.Set;
import org.marketingmetrics.api.v1.ClvModel;
import org.marketingmetrics.api.v1.CompareDefinitionsResponse;
import org.marketingmetrics.api.v1.ConversionData;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.basis.BasisField;
import org.marketingmetrics.core.catalog.Catalog;
import org.marketingmetrics.core.catalog.Definition;
import org.marketingmetrics.core.catalog.DefinitionComparison;
import org.marketingmetrics.core.catalog.DefinitionIdentity;
import org.marketingmetrics.core.catalog.DefinitionLookup;
import org.marketingmetrics.core.catalog.DifferenceEffect;
import org.marketingmetrics.core.catalog.Formula;
import org.marketingmetrics.core.catalog.Metric;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.WorkConversions;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.value.Warning;
import org.marketingmetrics.core.value.WarningCode;
import org.marketingmetrics.core.workspace.WorkspaceId;
import org.marketingmetrics.server.text.Texts;
import org.marketingmetrics.server.value.BasisProtos;
import org.marketingmetrics.server.value.DataScopeProtos;
import org.marketingmetrics.server.value.DefinitionProtos;
import org.marketingmetrics.server.value.MetricValueProtos;
import org.marketingmetrics.server.value.WarningProtos;

/** Converts comparisons of definitions. */
final class ComparisonProtos {
  private final Catalog catalog;

  ComparisonProtos(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A definition that a request names.
   *
   * @param field path in the request, for errors
   * @throws MetricsException INVALID_FIELD when the basis has a field that the definition has not,
   *     UNKNOWN_METRIC, AMBIGUOUS_METRIC
   */
  DefinitionIdentity fromProto(String field, org.marketingmetrics.api.v1.Definition proto) {
    String version = proto.getVersion() == 0 ? "" : "@" + proto.getVersion();
    Definition definition =
        new DefinitionLookup(catalog).require(proto.getMetric() + version, Set.of());
    String model = model(field, definition, proto.getBasis().getClvModel());
    Basis basis =
        BasisProtos.fromProto(
            field + ".basis", proto.getBasis().toBuilder().clearClvModel().build());
    for (BasisField stated : basis.stated()) {
      if (!catalog.identityFields(definition).contains(stated)) {
        throw MetricsException.invalidField(
            "%s.basis.%s".formatted(field, stated.id()),
            "%s has no %s; leave it out".formatted(definition.id(), stated.id()));
      }
    }
    return new DefinitionIdentity(definition, basis, model);
  }

  private static String model(String field, Definition definition, ClvModel model) {
    if (model == ClvModel.CLV_MODEL_UNSPECIFIED || model == ClvModel.UNRECOGNIZED) {
      return "";
    }
    if (definition instanceof Metric metric && metric.formula() instanceof Formula.Model) {
      return model.name().substring("CLV_MODEL_".length());
    }
    throw MetricsException.invalidField(
        field + ".basis.clv_model", definition.id() + " is no model; leave it out");
  }

  CompareDefinitionsResponse.Builder toProto(Texts texts, DefinitionComparison comparison) {
    DefinitionProtos definitions = new DefinitionProtos(texts);
    CompareDefinitionsResponse.Builder proto =
        CompareDefinitionsResponse.newBuilder()
            .setLeft(definitions.toProto(comparison.left()))
            .setRight(definitions.toProto(comparison.right()))
            .setComparable(comparison.isComparable());
    comparison
        .differences()
        .forEach(difference -> proto.addDifferences(definitions.toProto(difference)));
    comparison
        .conversions()
        .forEach(conversion -> proto.addConversions(definitions.toProto(conversion)));
    String unstated = comparison.fields(DifferenceEffect.WARNS);
    if (comparison.isComparable() && !unstated.isEmpty()) {
      Warning warning = new Warning(WarningCode.BASIS_UNSPECIFIED, comparison.bases());
      proto.addWarnings(new WarningProtos(texts).toProto(warning));
    }
    return proto;
  }

  /**
   * Which data to put in.
   *
   * @throws MetricsException INVALID_FIELD
   */
  static DataScope scope(WorkspaceId workspace, ConversionData data) {
    try {
      return DataScopeProtos.total(
          workspace,
          new DataScopeProtos.Fields(
              data.getDateRange(),
              data.getFiltersList(),
              data.getSourcesList(),
              data.getBasis(),
              false,
              DataScopeProtos.version(data.hasAsOf(), data.getAsOf(), data.getAtLeastRevision())));
    } catch (MetricsException e) {
      throw e.inside("data");
    }
  }

  void addWorked(
      Texts texts, WorkConversions.Result result, CompareDefinitionsResponse.Builder proto) {
    MetricValueProtos values = new MetricValueProtos(texts);
    proto.setDataRevision(result.revision());
    for (WorkConversions.Worked worked : result.conversions()) {
      String text = worked.text();
      proto
          .addWorkedConversionsBuilder()
          .setFrom(values.toProto(worked.from()))
          .addAllFactors(worked.factors().stream().map(values::toProto).toList())
          .setTo(values.toProto(worked.to()))
          .setExplanation(
              text.isEmpty()
                  ? ""
                  : "%s = %s = %s"
                      .formatted(
                          worked.conversion().to().id(), worked.conversion().expression(), text));
    }
  }
}
