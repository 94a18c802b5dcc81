package org.marketingmetrics.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
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

  /** Writes the requests that a configuration is to send, one after the other. */
  Path requests(String name, List<? extends Message> requests) {
    try {
      List<String> texts = new ArrayList<>();
      for (Message request : requests) {
        texts.add(JsonFormat.printer().omittingInsignificantWhitespace().print(request));
      }
      return Files.writeString(
          folder.resolve(name + "-requests.json"), "[" + String.join(",\n", texts) + "]\n");
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls for that many seconds; the last calls are waited for. */
  Result run(String configuration, Path requests, int seconds) {
    Path answer = folder.resolve("ghz.json");
    List<String> command =
        List.of(
            root.resolve("tools/ghz").toString(),
            "--config=" + root.resolve("bench/ghz/" + configuration + ".json"),
            "--data-file=" + requests,
            "--duration=" + seconds + "s",
            "--format=json",
            "--output=" + answer,
            address);
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
