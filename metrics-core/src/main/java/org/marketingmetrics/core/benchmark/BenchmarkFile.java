package org.marketingmetrics.core.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.core.basis.BasisText;
import org.marketingmetrics.core.catalog.MetricId;

/** Reads {@code benchmarks.json}, the file beside this class; an unknown key is an error. */
final class BenchmarkFile {
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

  static final BenchmarkCatalog STANDARD = read();

  private BenchmarkFile() {}

  private static BenchmarkCatalog read() {
    try (InputStream in = BenchmarkFile.class.getResourceAsStream("benchmarks.json")) {
      if (in == null) {
        throw new IllegalStateException("benchmarks.json is missing from the core jar");
      }
      return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BenchmarkCatalog parse(Reader reader) {
    List<Benchmark> benchmarks = new ArrayList<>();
    JsonParser.parseReader(reader)
        .getAsJsonArray()
        .forEach(element -> benchmarks.add(benchmark(element.getAsJsonObject())));
    return new BenchmarkCatalog(benchmarks);
  }

  private static Benchmark benchmark(JsonObject json) {
    if (!KEYS.containsAll(json.keySet())) {
      throw new IllegalStateException("unknown key among " + json.keySet());
    }
    List<MetricId> metrics = new ArrayList<>();
    json.getAsJsonArray("metrics").forEach(id -> metrics.add(new MetricId(id.getAsString())));
    return new Benchmark(
        json.get("id").getAsString(),
        metrics,
        json.has("variant_unspecified") && json.get("variant_unspecified").getAsBoolean(),
        BasisText.parse(text(json, "basis")),
        scope(json.getAsJsonObject("scope")),
        reference(json.getAsJsonObject("reference")),
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

  private static BenchmarkScope scope(JsonObject json) {
    return new BenchmarkScope(
        text(json, "channel"),
        text(json, "platform"),
        text(json, "placement"),
        text(json, "industry"),
        text(json, "region"),
        text(json, "message_type"));
  }

  private static Reference reference(JsonObject json) {
    String kind = json.get("kind").getAsString();
    return switch (kind) {
      case "range" ->
          new Reference.Range(
              json.get("lower").getAsBigDecimal(), json.get("upper").getAsBigDecimal());
      case "mean" -> new Reference.Mean(json.get("mean").getAsBigDecimal(), null, null);
      case "limit" ->
          new Reference.Limit(
              json.get("target").getAsBigDecimal(), json.get("ceiling").getAsBigDecimal());
      default -> throw new IllegalStateException("unknown kind of reference: " + kind);
    };
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
