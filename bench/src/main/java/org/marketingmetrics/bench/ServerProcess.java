package org.marketingmetrics.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marketingmetrics.store.embedded.EmbeddedDatabase;

/** The product's server in a process of its own, so that its memory is its own. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern USED = Pattern.compile("used ([0-9]+)K");
  private static final Pattern READY = Pattern.compile("ready grpc=(\\S+) .*");

  private final Process process;
  private final String address;

  private ServerProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on a database that runs already. */
  static ServerProcess start(EmbeddedDatabase database, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(java("java"));
    command.addAll(
        List.of(
            "-XX:+UseG1GC",
            "-XX:+UseCompactObjectHeaders",
            "-Dguice_bytecode_gen_option=DISABLED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of(System.getProperty("bench.server-options", "").split(" ", -1)));
    command.removeIf(String::isEmpty);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "org.marketingmetrics.server.cli.Main",
            "serve",
            "--grpc-port",
            "0",
            "--http-port",
            "0"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "METRICS_DB_URL",
                database.jdbcUrl(),
                "METRICS_DB_USER",
                database.user(),
                "METRICS_DB_PASSWORD",
                database.password().reveal(),
                "METRICS_ACCESS_KEYS",
                "off"));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line = out.readLine();
      Matcher ready = READY.matcher(line == null ? "" : line);
      if (!ready.matches()) {
        process.destroyForcibly();
        throw new IllegalStateException("the server did not start: " + line);
      }
      return new ServerProcess(process, ready.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  String address() {
    return address;
  }

  /** What is in use on the heap once garbage is collected, in MiB. */
  double liveMebibytes() {
    run("GC.run");
    Matcher used = USED.matcher(run("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("the JVM does not tell its heap");
    }
    return Long.parseLong(used.group(1)) / 1024.0;
  }

  /** Processor time so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private String run(String command) {
    try {
      Process jcmd =
          new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command)
              .redirectErrorStream(true)
              .start();
      String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = jcmd.waitFor();
      if (code != 0) {
        throw new IllegalStateException("jcmd ended with %d: %s".formatted(code, said));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
