package org.marketingmetrics.core.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The figures of a benchmark as JSON; all kinds of domain rules B. An unknown key is an error. */
final class ReferenceJson {
  private ReferenceJson() {}

  static Reference read(JsonObject json) {
    String kind = json.get("kind").getAsString();
    return switch (kind) {
      case "range" -> {
        requireKeys(json, "lower", "upper");
        yield new Reference.Range(number(json, "lower"), number(json, "upper"));
      }
      case "mean" -> {
        requireKeys(json, "mean", "standard_deviation", "law");
        yield new Reference.Mean(
            number(json, "mean"),
            json.has("standard_deviation") ? number(json, "standard_deviation") : null,
            json.has("law")
                ? Reference.Law.valueOf(json.get("law").getAsString().toUpperCase(Locale.ROOT))
                : null);
      }
      case "quantiles" -> {
        requireKeys(json, "points");
        yield new Reference.Quantiles(points(json.getAsJsonArray("points")));
      }
      case "limit" -> {
        requireKeys(json, "target", "ceiling");
        yield new Reference.Limit(number(json, "target"), number(json, "ceiling"));
      }
      default -> throw new IllegalStateException("unknown kind of reference: " + kind);
    };
  }

  /** The points stand as pairs of probability and value. */
  private static List<Reference.Point> points(JsonArray pairs) {
    List<Reference.Point> points = new ArrayList<>();
    for (JsonElement pair : pairs) {
      JsonArray numbers = pair.getAsJsonArray();
      if (numbers.size() != 2) {
        throw new IllegalStateException("no pair of probability and value: " + pair);
      }
      points.add(
          new Reference.Point(numbers.get(0).getAsBigDecimal(), numbers.get(1).getAsBigDecimal()));
    }
    return points;
  }

  private static void requireKeys(JsonObject json, String... keys) {
    Set<String> known = new java.util.HashSet<>(Set.of(keys));
    known.add("kind");
    if (!known.containsAll(json.keySet())) {
      throw new IllegalStateException("unknown key among " + json.keySet());
    }
  }

  private static BigDecimal number(JsonObject json, String key) {
    return json.get(key).getAsBigDecimal();
  }

  static JsonObject write(Reference reference) {
    JsonObject json = new JsonObject();
    switch (reference) {
      case Reference.Range range -> {
        json.addProperty("kind", "range");
        json.addProperty("lower", range.lower());
        json.addProperty("upper", range.upper());
      }
      case Reference.Mean mean -> {
        json.addProperty("kind", "mean");
        json.addProperty("mean", mean.mean());
        if (mean.standardDeviation() != null) {
          json.addProperty("standard_deviation", mean.standardDeviation());
        }
        if (mean.law() != null) {
          json.addProperty("law", mean.law().name().toLowerCase(Locale.ROOT));
        }
      }
      case Reference.Quantiles quantiles -> {
        json.addProperty("kind", "quantiles");
        JsonArray points = new JsonArray();
        for (Reference.Point point : quantiles.points()) {
          JsonArray pair = new JsonArray();
          pair.add(point.probability());
          pair.add(point.value());
          points.add(pair);
        }
        json.add("points", points);
      }
      case Reference.Limit limit -> {
        json.addProperty("kind", "limit");
        json.addProperty("target", limit.target());
        json.addProperty("ceiling", limit.ceiling());
      }
    }
    return json;
  }
}
