package org.marketingmetrics.core.reference;

import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.Wilson;
import org.marketingmetrics.core.value.ExactRatio;
import org.marketingmetrics.core.value.Interval;

final class WilsonGroup implements ReferenceGroup {
  @Override
  public Map<String, @Nullable Object> outputs(JsonObject in) {
    Interval interval =
        Wilson.interval(
            in.get("x").getAsLong(), in.get("n").getAsLong(), in.get("conf").getAsDouble());
    ExactRatio p = ExactRatio.of(in.get("x").getAsBigDecimal(), in.get("n").getAsBigDecimal());
    return Map.of("p", p.doubleValue(), "lo", interval.lower(), "hi", interval.upper());
  }
}
