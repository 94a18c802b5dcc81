package org.marketingmetrics.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code metrics serve} as a process of its own, as somebody runs it on a data directory. */
final class ServeProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready grpc=(\\S+) http=(\\S+) data=(.*)");

  private final Process process;
  private final List<Long> database;
  private final ManagedChannel channel;

  private ServeProcess(Process process, String address) {
    this.process = process;
    this.database = process.descendants().map(ProcessHandle::pid).toList();
    this.channel = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
  }

  /** Returns when it takes calls. Its log goes to {@code serve.log} beside the data directory. */
  static ServeProcess start(Path data) throws IOException {
    Path log = data.resolveSibling("serve.log");
    ProcessBuilder builder =
        new ProcessBuilder(command(data))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("METRICS_"));
    Process process = builder.start();
    boolean ready = false;
    try {
      ServeProcess serve = new ServeProcess(process, address(process, log));
      ready = true;
      return serve;
    } finally {
      if (!ready) {
        process.destroyForcibly();
      }
    }
  }

  private static List<String> command(Path data) {
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", // it lives for seconds
            "-XX:+UseSerialGC",
            "-Dguice_bytecode_gen_option=DISABLED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classes,
            "org.marketingmetrics.server.cli.Main",
            "serve"));
    command.addAll(List.of("--grpc-port", "0", "--http-port", "0", "--data", data.toString()));
    return command;
  }

  private static String address(Process process, Path log) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return ready.group(1);
      }
    }
    throw new AssertionError("the server did not start: " + Files.readString(log));
  }

  ManagedChannel channel() {
    return channel;
  }

  /** Of the server and of its database. */
  List<Long> pids() {
    List<Long> pids = new ArrayList<>(database);
    pids.add(process.pid());
    return pids;
  }

  /** As kill -9 on the server alone; its database is left behind. */
  void killServer() {
    process.destroyForcibly();
  }

  /** As kill -9 on the process group, or the power cut off: server and database at once. */
  void killAll() throws IOException, InterruptedException {
    assertThat(database).as("the embedded database is a child").isNotEmpty();
    List<String> command = new ArrayList<>(List.of("kill", "-9"));
    pids().forEach(pid -> command.add(Long.toString(pid)));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  /** As SIGTERM; returns when it has ended by itself. */
  void stop() throws InterruptedException {
    channel.shutdownNow();
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
  }

  /** Ends whatever still runs, without giving it time. */
  @Override
  public void close() {
    channel.shutdownNow();
    process.destroyForcibly().onExit().join();
    database.forEach(pid -> ProcessHandle.of(pid).ifPresent(ServeProcess::end));
  }

  private static void end(ProcessHandle handle) {
    // The number may have passed on to a stranger.
    if (handle.info().command().orElse("").contains("mariadbd")) {
      var _ = handle.destroyForcibly();
    }
  }
}
