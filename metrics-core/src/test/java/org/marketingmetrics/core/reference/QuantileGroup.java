package org.marketingmetrics.core.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.Quantiles;

final class QuantileGroup implements ReferenceGroup {
  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    Quantiles quantiles =
        new Quantiles(numbers(in, "values").stream().mapToDouble(Double::doubleValue).toArray());
    return Map.of(
        "type7_linear", numbers(in, "q").stream().map(quantiles::linear).toList(),
        "nearest_rank", numbers(in, "q").stream().map(quantiles::nearestRank).toList());
  }

  private static List<Double> numbers(JsonObject in, String key) {
    return in.getAsJsonArray(key).asList().stream().map(JsonElement::getAsDouble).toList();
  }
}
