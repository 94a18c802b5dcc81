package org.marketingmetrics.core.benchmark;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code benchmarks.json}, the file beside this class. */
final class BenchmarkFile {
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
        .forEach(element -> benchmarks.add(BenchmarkJson.read(null, element.getAsJsonObject())));
    return new BenchmarkCatalog(benchmarks);
  }
}
