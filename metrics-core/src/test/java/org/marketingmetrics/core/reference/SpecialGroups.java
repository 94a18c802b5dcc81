package org.marketingmetrics.core.reference;

import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.statistics.BetaLaw;
import org.marketingmetrics.core.statistics.ChiSquaredLaw;
import org.marketingmetrics.core.statistics.NormalLaw;

/** The groups of special functions, one line each. */
final class SpecialGroups {
  private SpecialGroups() {}

  static Map<String, @Nullable Object> normalQuantile(JsonObject in) {
    return Map.of("z", NormalLaw.quantile(number(in, "p")));
  }

  static Map<String, @Nullable Object> normalAbove(JsonObject in) {
    return Map.of("p", NormalLaw.above(number(in, "z")));
  }

  static Map<String, @Nullable Object> chiSquaredAbove(JsonObject in) {
    return Map.of("p", new ChiSquaredLaw(number(in, "df")).above(number(in, "x")));
  }

  static Map<String, @Nullable Object> betaBelow(JsonObject in) {
    return Map.of("I", new BetaLaw(number(in, "a"), number(in, "b")).below(number(in, "x")));
  }

  static Map<String, @Nullable Object> betaQuantile(JsonObject in) {
    return Map.of("x", new BetaLaw(number(in, "a"), number(in, "b")).quantile(number(in, "q")));
  }

  private static double number(JsonObject in, String key) {
    return in.get(key).getAsDouble();
  }
}
