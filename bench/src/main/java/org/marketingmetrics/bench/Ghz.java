package org.marketingmetrics.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Message;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs ghz, the load generator pinned in tools/, with a configuration of bench/ghz/. */
final class Ghz {
  private final Path root;
  private final Path folder;
  private final String address;

  /**
   * Against one server.
   *
   * @param root of the project
   * @param folder for files that are needed while it runs
   */
  Ghz(Path root, Path folder, String address) {
    this.root = root;
    this.folder = folder;
    this.address = address;
  }

  /**
   * What one run found.
   *
   * @param calls that ended
   * @param errors calls that failed in any way
   * @param perSecond calls by time
   * @param p50 milliseconds within which half of the calls ended
   * @param p99 milliseconds within which 99 % of the calls ended
   */
  record Result(long calls, long errors, double perSecond, double p50, double p99) {}

  /** Writes the requests that a run is to send, one after the other and again. */
  Path requests(String name, List<? extends Message> requests) {
    Path file = folder.resolve(name + ".bin");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (Message request : requests) {
        request.writeDelimitedTo(out);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long a run is. */
  sealed interface Extent {
    /** The requests again and again for that long. */
    record Seconds(int seconds) implements Extent {}

    /**
     * Each request once, or as many as are answered in that time.
     *
     * @param requests number of them
     */
    record Once(int requests, int seconds) implements Extent {}
  }

  private static List<String> flags(Extent extent) {
    return switch (extent) {
      case Extent.Seconds time -> List.of("--duration=" + time.seconds() + "s");
      case Extent.Once once ->
          List.of("--total=" + once.requests(), "--max-duration=" + once.seconds() + "s");
    };
  }

  /** Calls; the last calls are waited for. */
  Result run(String configuration, Path requests, Extent extent) {
    Path answer = folder.resolve("ghz.json");
    List<String> command = new ArrayList<>();
    command.add(root.resolve("tools/ghz").toString());
    command.add("--config=" + root.resolve("bench/ghz/" + configuration + ".json"));
    command.addAll(flags(extent));
    command.addAll(
        List.of("--binary-file=" + requests, "--format=json", "--output=" + answer, address));
    run(command);
    try {
      return parse(Files.readString(answer));
    } catch (IOException e) {
      throw new UncheckedIOException("ghz left no answer", e);
    }
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      try {
        int code = process.waitFor();
        if (code != 0) {
          throw new IllegalStateException("ghz ended with %d: %s".formatted(code, command));
        }
      } finally {
        process.destroy();
        var _ = process.waitFor(5, TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static Result parse(String json) {
    JsonObject report = JsonParser.parseString(json).getAsJsonObject();
    long calls = report.get("count").getAsLong();
    JsonElement codes = report.get("statusCodeDistribution");
    JsonElement ok = codes.isJsonObject() ? codes.getAsJsonObject().get("OK") : null;
    return new Result(
        calls,
        calls - (ok == null ? 0 : ok.getAsLong()),
        report.get("rps").getAsDouble(),
        percentile(report, 50),
        percentile(report, 99));
  }

  private static double percentile(JsonObject report, int percentage) {
    JsonElement latencies = report.get("latencyDistribution");
    if (latencies != null && latencies.isJsonArray()) {
      for (JsonElement latency : latencies.getAsJsonArray()) {
        JsonObject one = latency.getAsJsonObject();
        if (one.get("percentage").getAsInt() == percentage) {
          return one.get("latency").getAsLong() / 1e6;
        }
      }
    }
    return Double.NaN;
  }
}
