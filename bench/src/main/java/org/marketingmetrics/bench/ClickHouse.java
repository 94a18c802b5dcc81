package org.marketingmetrics.bench;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** ClickHouse in a process of its own, with the events of a data set; see bench/clickhouse. */
final class ClickHouse implements AutoCloseable {
  private static final Gson GSON = new Gson();

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;
  private final JsonObject about;

  private ClickHouse(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.about = answer();
  }

  /** Its modes of windowFunnel that agree with a funnel in time. */
  enum Mode {
    DEFAULT(""),
    STRICT_ONCE("strict_once");

    private final String name;

    Mode(String name) {
      this.name = name;
    }
  }

  /**
   * What a query told.
   *
   * @param millis wall time of the query
   * @param reached people at each step
   */
  record Answer(double millis, List<Long> reached) {}

  /** Installs it if need be, and loads the events unless they are there. */
  static ClickHouse open(Path root, EventDataset events, EventShape shape) {
    try {
      int code = process(List.of(root.resolve("bench/clickhouse/install").toString())).waitFor();
      if (code != 0) {
        throw new IllegalStateException("bench/clickhouse/install ended with " + code);
      }
      ClickHouse engine =
          new ClickHouse(
              process(
                  List.of(
                      root.resolve("bench/clickhouse/.venv/bin/python").toString(),
                      root.resolve("bench/clickhouse/funnel.py").toString(),
                      events.folder().resolve("clickhouse").toString(),
                      events.file().toString(),
                      Long.toString(shape.events()))));
      if (engine.about.get("events").getAsLong() != shape.events()) {
        engine.close();
        throw new IllegalStateException("ClickHouse holds other events: " + engine.about);
      }
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process process(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  String version() {
    return about.get("version").getAsString();
  }

  long bytes() {
    return about.get("bytes").getAsLong();
  }

  /** Asks how many people got how far. */
  Answer ask(Mode mode, List<String> conditions, long windowMillis) {
    JsonObject question = new JsonObject();
    question.addProperty("mode", mode.name);
    question.addProperty("window", windowMillis);
    JsonArray steps = new JsonArray();
    conditions.forEach(steps::add);
    question.add("conditions", steps);
    try {
      questions.write(GSON.toJson(question));
      questions.newLine();
      questions.flush();
      JsonObject answer = answer();
      return new Answer(
          answer.get("ms").getAsDouble(),
          answer.getAsJsonArray("reached").asList().stream().map(n -> n.getAsLong()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException("ClickHouse ended; what it said stands above");
    }
    return JsonParser.parseString(line).getAsJsonObject();
  }

  @Override
  public void close() {
    try {
      questions.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
