package org.marketingmetrics.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseTest.query;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseTest.serverPid;
import static org.marketingmetrics.store.embedded.EmbeddedDatabaseTest.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marketingmetrics.store.embedded.ChildProgram.Mode;
import org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason;

/** One data directory has one server, which ends with its program in whatever way that ends. */
class EmbeddedDatabaseOwnershipTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir Path data;

  @Test
  void ofTwoStartsAtOnceOneWinsAndTheOtherIsTold() throws Exception {
    List<EmbeddedDatabase> started = new ArrayList<>();
    List<Throwable> refused = new ArrayList<>();
    Callable<EmbeddedDatabase> start = () -> start(data);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<EmbeddedDatabase> future : threads.invokeAll(List.of(start, start))) {
        try {
          started.add(future.get());
        } catch (ExecutionException e) {
          refused.add(e.getCause());
        }
      }
      assertThat(started).hasSize(1);
      assertThat(refused)
          .singleElement()
          .isInstanceOfSatisfying(
              EmbeddedDatabaseException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.DATA_DIRECTORY_IN_USE));
      assertThat(query(started.getFirst(), "SELECT 1")).isEqualTo("1");
    } finally {
      started.forEach(EmbeddedDatabase::close);
    }
  }

  /** A refused start must not let go of the lock of the one before it. */
  @Test
  void aSecondStartInOneProgramIsRefusedAndOtherProgramsStillAre() {
    try (EmbeddedDatabase _ = start(data)) {
      assertThatThrownBy(() -> start(data))
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      assertThatThrownBy(() -> ChildProgram.start(data, Mode.PLAIN))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(Reason.DATA_DIRECTORY_IN_USE.name());
    }
  }

  @Test
  void aDirectoryThatAnotherProgramServesIsRefusedByItsProcessIdUntilThatProgramEnds()
      throws Exception {
    try (ChildProgram child = ChildProgram.start(data, Mode.PLAIN)) {
      long server = serverPid(data);
      assertThatThrownBy(() -> start(data))
          .isInstanceOfSatisfying(
              EmbeddedDatabaseException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.DATA_DIRECTORY_IN_USE))
          .hasMessageContaining("process " + child.pid());

      child.end();

      assertThat(ProcessHandle.of(server)).isEmpty();
    }
    start(data).close();
  }

  @Test
  void aProgramMayUseTheDatabaseInItsOwnShutdown() throws Exception {
    try (ChildProgram child = ChildProgram.start(data, Mode.CLOSED_BY_CALLER)) {
      long server = serverPid(data);
      child.end();
      child.expectClosedByCaller();
      assertThat(ProcessHandle.of(server)).isEmpty();
    }
  }

  @Test
  void aServerEndsByItselfWhenItsProgramIsKilled() throws Exception {
    try (ChildProgram child = ChildProgram.start(data, Mode.PLAIN)) {
      long server = serverPid(data);
      child.kill();
      assertThat(Waiting.until(() -> isGone(server), SOON)).isTrue();
    }
  }

  /** Where the kernel does not end the server, the next start does. */
  @Test
  void aServerLeftBehindIsEndedByTheNextStartAndLosesNothing() throws Exception {
    try (ChildProgram child = ChildProgram.start(data, Mode.WITHOUT_PARENT_DEATH_SIGNAL)) {
      long server = serverPid(data);
      child.kill();
      assertThat(isGone(server)).isFalse();

      List<StartStep> steps = new ArrayList<>();
      Instant before = Instant.now();
      try (EmbeddedDatabase database =
          EmbeddedDatabase.start(EmbeddedDatabaseConfig.in(data), steps::add)) {
        assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
        assertThat(steps).startsWith(StartStep.RECOVERING);
        assertThat(isGone(server)).isTrue();
        assertThat(query(database, "SELECT id FROM child_row")).isEqualTo("1");
      }
    }
  }

  /** The server left behind hangs, so it is killed, and the new one recovers from its logs. */
  @Test
  void aServerLeftBehindThatHangsIsKilledAndCommittedRowsSurvive() throws Exception {
    try (ChildProgram child = ChildProgram.start(data, Mode.WITHOUT_PARENT_DEATH_SIGNAL)) {
      long server = serverPid(data);
      new ProcessBuilder("kill", "-STOP", String.valueOf(server)).start().waitFor();
      child.kill();

      Launch launch =
          new Launch(
              EmbeddedDatabaseConfig.in(data),
              ProgressListener.NONE,
              ParentDeathSignal.detect(),
              Duration.ofMillis(200));
      try (EmbeddedDatabase database = launch.run()) {
        assertThat(isGone(server)).isTrue();
        assertThat(query(database, "SELECT id FROM child_row")).isEqualTo("1");
      }
    }
  }

  /** Orphans go to a process that may be slow to reap them, so a zombie counts as gone. */
  private static boolean isGone(long pid) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline")).isEmpty();
    } catch (IOException _) {
      return true;
    }
  }
}
