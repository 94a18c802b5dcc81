package org.marketingmetrics.store.embedded;

import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.START_FAILED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers that outlived the process which started them, as after kill -9. Found by their command
 * line under /proc, which names our data directory; a pid file alone could be stale or not yet
 * written. Only the holder of the directory's lock may ask, so the servers found are nobody's.
 */
final class StrayServers {
  static final String DATA_DIRECTORY_OPTION = "--datadir=";

  private static final Logger LOG = LoggerFactory.getLogger(StrayServers.class);
  private static final Path PROC = Path.of("/proc");

  private final DataDirectory data;
  private final Duration patience;

  /**
   * @param patience how long a stray server may take to end by itself, and again to end by force
   */
  StrayServers(DataDirectory data, Duration patience) {
    this.data = data;
    this.patience = patience;
  }

  /** Ends all of them and waits until they are gone, at most twice the patience for each. */
  void end(ProgressListener progress) throws IOException, InterruptedException {
    for (long pid : find()) {
      progress.onStep(StartStep.RECOVERING);
      LOG.warn("Ending process {}, a database server left behind on {}", pid, data.root());
      end(pid);
    }
  }

  private void end(long pid) throws IOException, InterruptedException {
    signal(pid, false);
    if (!isGoneInTime(pid)) {
      signal(pid, true);
      if (!isGoneInTime(pid)) {
        throw new EmbeddedDatabaseException(
            START_FAILED,
            "Process %d, a database server left behind on %s, cannot be ended. End it, or restart the machine."
                .formatted(pid, data.root()));
      }
    }
  }

  private static void signal(long pid, boolean forcibly) {
    ProcessHandle.of(pid)
        .ifPresent(
            handle -> {
              boolean _ = forcibly ? handle.destroyForcibly() : handle.destroy();
            });
  }

  private boolean isGoneInTime(long pid) throws IOException, InterruptedException {
    return Waiting.until(() -> isGone(pid), patience);
  }

  /**
   * A process frees its files only when its last thread is gone; a zombie that is left keeps none.
   */
  private static boolean isGone(long pid) throws IOException {
    Path process = PROC.resolve(Long.toString(pid));
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path thread : threads) {
        String status = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
        char state = status.charAt(status.lastIndexOf(')') + 2);
        if (state != 'Z' && state != 'X') {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      if (Files.exists(process)) {
        return false; // a thread went while we looked; look again
      }
      return true;
    }
  }

  private List<Long> find() throws IOException {
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (isOurs(process)) {
          found.add(Long.parseLong(process.getFileName().toString()));
        }
      }
    }
    return found;
  }

  private boolean isOurs(Path process) {
    List<String> arguments;
    try {
      arguments =
          List.of(Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8).split("\0"));
    } catch (IOException _) {
      return false; // ended meanwhile, or hidden from us and so not ours
    }
    return arguments.stream().anyMatch(argument -> argument.endsWith("/mariadbd"))
        && (arguments.contains(DATA_DIRECTORY_OPTION + data.mysql())
            || arguments.contains(DATA_DIRECTORY_OPTION + data.unfinished()));
  }
}
