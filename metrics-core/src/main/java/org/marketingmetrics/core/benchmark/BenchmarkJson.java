package org.marketingmetrics.core.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.catalog.MetricId;
import org.marketingmetrics.core.workspace.WorkspaceId;

/**
 * A benchmark as JSON: what {@code benchmarks.json} holds and what a store keeps. An unknown key is
 * an error; what is not stated is left out.
 */
public final class BenchmarkJson {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "metrics",
          "variant_unspecified",
          "basis",
          "scope",
          "reference",
          "year_measured",
          "year_published",
          "source",
          "original_source",
          "sample_size",
          "valid_from",
          "valid_to",
          "note_en",
          "note_ru");

  private BenchmarkJson() {}

  /**
   * Reads one.
   *
   * @param owner workspace whose own it is
   * @throws IllegalStateException when it is none
   */
  public static Benchmark read(WorkspaceId owner, String json) {
    return read(owner, JsonParser.parseString(json).getAsJsonObject());
  }

  static Benchmark read(@Nullable WorkspaceId owner, JsonObject json) {
    if (!KEYS.containsAll(json.keySet())) {
      throw new IllegalStateException("unknown key among " + json.keySet());
    }
    List<MetricId> metrics = new ArrayList<>();
    json.getAsJsonArray("metrics").forEach(id -> metrics.add(new MetricId(id.getAsString())));
    return new Benchmark(
        owner,
        json.get("id").getAsString(),
        metrics,
        json.has("variant_unspecified") && json.get("variant_unspecified").getAsBoolean(),
        BasisText.parse(text(json, "basis")),
        scope(json.getAsJsonObject("scope")),
        ReferenceJson.read(json.getAsJsonObject("reference")),
        year(json, "year_measured"),
        year(json, "year_published"),
        text(json, "source"),
        text(json, "original_source"),
        json.has("sample_size") ? json.get("sample_size").getAsLong() : null,
        day(json, "valid_from"),
        day(json, "valid_to"),
        text(json, "note_en"),
        text(json, "note_ru"));
  }

  /** Writes one, without its owner. */
  public static String write(Benchmark benchmark) {
    JsonObject json = new JsonObject();
    json.addProperty("id", benchmark.id());
    JsonArray metrics = new JsonArray();
    benchmark.metrics().forEach(metric -> metrics.add(metric.id()));
    json.add("metrics", metrics);
    if (benchmark.variantUnspecified()) {
      json.addProperty("variant_unspecified", true);
    }
    put(json, "basis", benchmark.basis().canonical());
    json.add("scope", scope(benchmark.scope()));
    json.add("reference", ReferenceJson.write(benchmark.reference()));
    put(json, "year_measured", benchmark.yearMeasured());
    put(json, "year_published", benchmark.yearPublished());
    put(json, "source", benchmark.source());
    put(json, "original_source", benchmark.originalSource());
    put(json, "sample_size", benchmark.sampleSize());
    put(json, "valid_from", text(benchmark.validFrom()));
    put(json, "valid_to", text(benchmark.validTo()));
    put(json, "note_en", benchmark.noteEn());
    put(json, "note_ru", benchmark.noteRu());
    return json.toString();
  }

  private static BenchmarkScope scope(JsonObject json) {
    return new BenchmarkScope(
        text(json, "channel"),
        text(json, "platform"),
        text(json, "placement"),
        text(json, "industry"),
        text(json, "region"),
        text(json, "message_type"));
  }

  private static JsonObject scope(BenchmarkScope scope) {
    JsonObject json = new JsonObject();
    for (ScopeField field : ScopeField.values()) {
      put(json, field.id(), scope.get(field));
    }
    return json;
  }

  private static void put(JsonObject json, String key, String text) {
    if (!text.isEmpty()) {
      json.addProperty(key, text);
    }
  }

  private static void put(JsonObject json, String key, @Nullable Number number) {
    if (number != null) {
      json.addProperty(key, number);
    }
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static String text(JsonObject json, String key) {
    JsonElement element = json.get(key);
    return element == null ? "" : element.getAsString();
  }

  private static @Nullable Integer year(JsonObject json, String key) {
    return json.has(key) ? json.get(key).getAsInt() : null;
  }

  private static @Nullable LocalDate day(JsonObject json, String key) {
    return json.has(key) ? LocalDate.parse(json.get(key).getAsString()) : null;
  }
}
