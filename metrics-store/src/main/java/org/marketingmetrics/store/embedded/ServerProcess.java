package org.marketingmetrics.store.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running {@code mariadbd}. */
final class ServerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  /** Long enough to write out a full buffer pool. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;
  private final Thread exitHook = new Thread(this::stop, "embedded-database-exit");
  private volatile boolean endExpected = true;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code command}, which writes to {@code log}. The JVM's exit ends it.
   *
   * @throws IOException if the system cannot run the program
   */
  static ServerProcess launch(List<String> command, Path directory, Path log)
      throws IOException, InterruptedException {
    ServerProcess server = new ServerProcess(spawn(builder(command, directory, log)), log);
    try {
      Runtime.getRuntime().addShutdownHook(server.exitHook);
    } catch (IllegalStateException e) {
      server.stop();
      throw new IOException("this process is ending", e);
    }
    return server;
  }

  /** A process that reads SQL from standard input and ends. */
  static ProcessBuilder builder(List<String> command, Path directory, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    clean(builder.environment());
    return builder;
  }

  /** The server would heed a service manager's variables, and a stranger's MYSQL_ ones. */
  private static void clean(Map<String, String> environment) {
    environment.keySet().retainAll(List.of("PATH", "LD_LIBRARY_PATH"));
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
  }

  /**
   * Starts it from a thread that lives as long as the process does: the kernel sends the parent's
   * death signal when the thread that made the child ends.
   */
  private static Process spawn(ProcessBuilder builder) throws IOException, InterruptedException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("embedded-database")
        .start(
            () -> {
              try {
                Process process = builder.start();
                started.complete(process);
                process.waitFor();
              } catch (IOException e) {
                started.completeExceptionally(e);
              } catch (InterruptedException e) {
                throw new IllegalStateException("no one interrupts this thread", e);
              }
            });
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw new IOException("cannot run " + builder.command().getFirst(), e.getCause());
    }
  }

  /**
   * Whether the server came to accept connections; false if it ended, hangs on a lock or took too
   * long.
   */
  boolean isReadyWithin(Duration limit) throws IOException, InterruptedException {
    boolean decided =
        Waiting.until(
            () ->
                says("ready for connections")
                    || !process.isAlive()
                    || StartFailure.saysLocked(readLog()),
            limit);
    if (decided && process.isAlive() && says("ready for connections")) {
      endExpected = false;
      var _ = process.onExit().thenAccept(this::reportUnexpectedEnd);
      return true;
    }
    return false;
  }

  /** The log of this start. */
  String readLog() throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  /** Leaves it running when the JVM exits, so that the caller can end it in an order of its own. */
  void keepAtJvmExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    } catch (IllegalStateException _) {
      // The JVM is exiting, and the hook may be the one who calls.
    }
  }

  /** Ends it: gracefully at first, by force after a while. Does nothing if it has ended. */
  void stop() {
    endExpected = true;
    process.destroy();
    boolean interrupted = false;
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The embedded database did not end in {}; killing it", STOP_LIMIT);
      }
    } catch (InterruptedException _) {
      interrupted = true;
    }
    process.destroyForcibly();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void reportUnexpectedEnd(Process ended) {
    if (!endExpected) {
      LOG.error("The embedded database ended unexpectedly ({}); see {}", ended.exitValue(), log);
    }
  }

  private boolean says(String text) throws IOException {
    return readLog().contains(text);
  }
}
