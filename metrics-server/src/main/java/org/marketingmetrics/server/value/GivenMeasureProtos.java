package org.marketingmetrics.server.value;

import java.util.ArrayList;
import java.util.List;
import org.marketingmetrics.api.v1.MeasureValue;
import org.marketingmetrics.core.catalog.GivenMeasures;
import org.marketingmetrics.core.catalog.MeasureId;
import org.marketingmetrics.core.error.MetricsException;

/** Numbers that a caller gives. */
public final class GivenMeasureProtos {
  private GivenMeasureProtos() {}

  /**
   * The numbers of a request.
   *
   * @param field path of the list in the request, for errors
   * @throws MetricsException INVALID_FIELD
   */
  public static List<GivenMeasures.Given> fromProto(String field, List<MeasureValue> values) {
    List<GivenMeasures.Given> given = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      MeasureValue value = values.get(i);
      String path = "%s[%d]".formatted(field, i);
      given.add(
          new GivenMeasures.Given(
              path,
              new MeasureId(value.getMeasure()),
              QuantityProtos.quantity(path, value),
              value.hasBasis() ? BasisProtos.fromProto(path + ".basis", value.getBasis()) : null));
    }
    return given;
  }
}
