package org.marketingmetrics.core.reference;

import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.ClopperPearson;

final class ClopperPearsonGroup implements ReferenceGroup {
  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    ClopperPearson interval =
        ClopperPearson.interval(
            in.get("x").getAsLong(), in.get("n").getAsLong(), in.get("conf").getAsDouble());
    return Map.of("lo", interval.lower(), "hi", interval.upper());
  }
}
