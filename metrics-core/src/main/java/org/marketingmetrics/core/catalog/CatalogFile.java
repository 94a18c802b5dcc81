package org.marketingmetrics.core.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.BasisField;

/** Reads {@code catalogue.json}, the file beside this class that holds every definition. */
final class CatalogFile {
  static final Catalog STANDARD = read();

  private CatalogFile() {}

  private static Catalog read() {
    try (InputStream in = CatalogFile.class.getResourceAsStream("catalogue.json")) {
      if (in == null) {
        throw new IllegalStateException("catalogue.json is missing from the core jar");
      }
      return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Catalog parse(Reader reader) {
    List<Measure> measures = new ArrayList<>();
    List<Metric> metrics = new ArrayList<>();
    for (JsonElement element :
        JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("entries")) {
      JsonObject entry = element.getAsJsonObject();
      if (entry.get("type").getAsString().equals("measure")) {
        measures.add(measure(entry, measures.size()));
      } else {
        metrics.add(metric(entry));
      }
    }
    return new Catalog(measures, metrics);
  }

  private static Measure measure(JsonObject entry, int ordinal) {
    Set<BasisField> identity =
        strings(entry, "identity").stream().map(BasisField::of).collect(Collectors.toSet());
    return new Measure(
        new MeasureId(entry.get("id").getAsString()),
        ordinal,
        MeasureKind.valueOf(entry.get("kind").getAsString().toUpperCase(Locale.ROOT)),
        entry.get("counts").getAsString(),
        entry.get("repeats").getAsBoolean(),
        entry.get("fractional").getAsBoolean(),
        identity,
        description(entry));
  }

  private static Metric metric(JsonObject entry) {
    return new Metric(
        new MetricId(entry.get("id").getAsString()),
        metricKind(entry.get("kind").getAsString()),
        Display.valueOf(entry.get("display").getAsString().toUpperCase(Locale.ROOT)),
        strings(entry, "contexts"),
        formula(entry.getAsJsonObject("formula")),
        description(entry));
  }

  private static MetricKind metricKind(String text) {
    return switch (text) {
      case "rate" -> MetricKind.RATE;
      case "rate*" -> MetricKind.RATE_GUARDED;
      case "ratio", "ratio (may be < 0)" -> MetricKind.RATIO;
      case "currency/unit", "currency/unit ×1000" -> MetricKind.CURRENCY_PER_UNIT;
      default -> throw new IllegalStateException("unknown kind of metric: " + text);
    };
  }

  private static Formula formula(JsonObject json) {
    if (json.has("model")) {
      return new Formula.Model(json.get("model").getAsString(), strings(json, "variants"));
    }
    Map<MeasureId, Formula.AttributionClass> attribution = new LinkedHashMap<>();
    if (json.has("attribution")) {
      json.getAsJsonObject("attribution")
          .asMap()
          .forEach(
              (measure, sales) ->
                  attribution.put(
                      new MeasureId(measure),
                      Formula.AttributionClass.valueOf(sales.getAsString())));
    }
    return new Formula.RatioOfSums(
        side(json.get("numerator").getAsString()),
        side(json.get("denominator").getAsString()),
        json.get("scale").getAsInt(),
        attribution);
  }

  /** Reads {@code a - b + c}. */
  private static Side side(String expression) {
    List<Term> terms = new ArrayList<>();
    int sign = 1;
    for (String token : expression.trim().split(" +", -1)) {
      switch (token) {
        case "-" -> sign = -1;
        case "+" -> sign = 1;
        default -> terms.add(new Term(new MeasureId(token), sign));
      }
    }
    return new Side(terms);
  }

  private static Definition.Description description(JsonObject entry) {
    return new Definition.Description(
        entry.get("en").getAsString(),
        entry.get("ru").getAsString(),
        strings(entry, "aliases_en"),
        strings(entry, "aliases_ru"),
        entry.get("unit").getAsString(),
        Direction.valueOf(entry.get("better").getAsString().toUpperCase(Locale.ROOT)),
        entry.get("family").getAsString(),
        nullableString(entry.get("typical_range")),
        strings(entry, "related"),
        entry.get("source").getAsString());
  }

  private static @Nullable String nullableString(JsonElement element) {
    return element.isJsonNull() ? null : element.getAsString();
  }

  private static List<String> strings(JsonObject entry, String key) {
    JsonArray array = entry.getAsJsonArray(key);
    return array.asList().stream().map(JsonElement::getAsString).toList();
  }
}
