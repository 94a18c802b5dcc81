package org.marketingmetrics.server.value;

import com.google.protobuf.Timestamp;
import java.util.LinkedHashSet;
import java.util.List;
import org.marketingmetrics.api.v1.DataSelection;
import org.marketingmetrics.core.basis.Basis;
import org.marketingmetrics.core.channeldata.DataScope;
import org.marketingmetrics.core.channeldata.DataVersion;
import org.marketingmetrics.core.channeldata.DimensionFilter;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.period.Grain;
import org.marketingmetrics.core.workspace.WorkspaceId;

/** What part of the data a request is about: the fields that all questions share. */
public final class DataScopeProtos {
  private DataScopeProtos() {}

  /**
   * The fields that all questions share, as a request has them.
   *
   * @param range days asked for
   * @param filters conditions that must all hold
   * @param sources sources to believe first
   * @param basis identity fields to use
   * @param acknowledged whether definitions may be mixed
   * @param version state of the data asked for
   */
  public record Fields(
      org.marketingmetrics.api.v1.DateRange range,
      List<org.marketingmetrics.api.v1.DimensionFilter> filters,
      List<String> sources,
      org.marketingmetrics.api.v1.Basis basis,
      boolean acknowledged,
      DataVersion version) {}

  /**
   * A question over the whole range of a selection.
   *
   * @param field path of the selection in the request, for errors
   * @throws MetricsException INVALID_FIELD
   */
  public static DataScope total(WorkspaceId workspace, String field, DataSelection data) {
    try {
      return total(
          workspace,
          new Fields(
              data.getDateRange(),
              data.getFiltersList(),
              data.getSourcesList(),
              data.getBasis(),
              data.getAcknowledgeDefinitionMismatch(),
              version(data.hasAsOf(), data.getAsOf(), data.getAtLeastRevision())));
    } catch (MetricsException e) {
      throw e.inside(field);
    }
  }

  /** A question over the whole range. */
  public static DataScope total(WorkspaceId workspace, Fields fields) {
    return scope(workspace, List.of(), Grain.TOTAL, fields);
  }

  /**
   * A question by dimensions and buckets of time.
   *
   * @throws MetricsException INVALID_FIELD
   */
  public static DataScope scope(
      WorkspaceId workspace, List<String> groupBy, Grain grain, Fields fields) {
    // A query may name fields that no measure has; they are not looked at.
    Basis basis =
        BasisProtos.fromProto("basis", fields.basis().toBuilder().clearClvModel().build());
    return new DataScope(
        workspace,
        groupBy,
        filters(fields.filters()),
        PeriodProtos.fromProto("date_range", fields.range()),
        grain,
        fields.sources(),
        basis,
        fields.acknowledged(),
        fields.version());
  }

  /** Conditions on dimensions. */
  public static List<DimensionFilter> filters(
      List<org.marketingmetrics.api.v1.DimensionFilter> filters) {
    return filters.stream()
        .map(
            filter ->
                new DimensionFilter(
                    filter.getDimension(),
                    new LinkedHashSet<>(filter.getValuesList()),
                    filter.getExclude()))
        .toList();
  }

  /**
   * The state of the data that a request asks for.
   *
   * @throws MetricsException INVALID_FIELD when it asks for two
   */
  public static DataVersion version(boolean hasAsOf, Timestamp asOf, long atLeastRevision) {
    if (!hasAsOf) {
      return new DataVersion.Current(atLeastRevision);
    }
    if (atLeastRevision > 0) {
      throw MetricsException.invalidField(
          "at_least_revision",
          "as_of asks for the past, which no revision changes; set one of them");
    }
    return new DataVersion.AsOf(PeriodProtos.fromProto("as_of", asOf));
  }
}
