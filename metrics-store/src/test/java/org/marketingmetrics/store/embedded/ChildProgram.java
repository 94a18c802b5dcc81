package org.marketingmetrics.store.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of its own that runs an embedded database until it is told to end, or is killed. */
final class ChildProgram implements AutoCloseable {
  /** How the program runs its database. */
  enum Mode {
    /** As any program does. */
    PLAIN,
    /** As on a system where the kernel cannot be asked to end the server with its parent. */
    WITHOUT_PARENT_DEATH_SIGNAL,
    /** As a program whose own shutdown still needs the database. */
    CLOSED_BY_CALLER
  }

  private static final String READY = "ready";
  private static final String CLOSED = "closed by its caller";

  private final Process process;
  private final BufferedReader output;

  private ChildProgram(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Returns when the program's database is ready. */
  static ChildProgram start(Path data, Mode mode) throws IOException {
    ChildProgram child =
        new ChildProgram(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ChildProgram.class.getName(),
                    data.toString(),
                    mode.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    child.expect(READY);
    return child;
  }

  long pid() {
    return process.pid();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Has the program return from main. */
  void end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  void expectClosedByCaller() throws IOException {
    expect(CLOSED);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void expect(String line) throws IOException {
    List<String> others = new ArrayList<>();
    String read = output.readLine();
    while (read != null && !read.equals(line)) {
      others.add(read);
      read = output.readLine();
    }
    if (read == null) {
      throw new AssertionError("not '" + line + "' but " + others);
    }
  }

  public static void main(String[] arguments) throws Exception {
    try {
      run(Path.of(arguments[0]), Mode.valueOf(arguments[1]));
    } catch (EmbeddedDatabaseException e) {
      System.out.println(e.reason() + " " + e.getMessage());
    }
  }

  private static void run(Path data, Mode mode) throws Exception {
    EmbeddedDatabase database = start(EmbeddedDatabaseConfig.in(data), mode);
    EmbeddedDatabaseTest.execute(
        database,
        "CREATE TABLE child_row (id INT PRIMARY KEY)",
        "INSERT INTO child_row VALUES (1)");
    if (mode == Mode.CLOSED_BY_CALLER) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> useAndClose(database)));
    }
    System.out.println(READY);
    try (var in = new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
      var _ = in.read();
    }
  }

  private static EmbeddedDatabase start(EmbeddedDatabaseConfig config, Mode mode)
      throws InterruptedException {
    return switch (mode) {
      case PLAIN -> EmbeddedDatabase.start(config, ProgressListener.NONE);
      case WITHOUT_PARENT_DEATH_SIGNAL ->
          new Launch(config, ProgressListener.NONE, ParentDeathSignal.NONE, Duration.ofSeconds(5))
              .run();
      case CLOSED_BY_CALLER ->
          EmbeddedDatabase.start(config.closedByCaller(), ProgressListener.NONE);
    };
  }

  private static void useAndClose(EmbeddedDatabase database) {
    try {
      EmbeddedDatabaseTest.execute(database, "INSERT INTO child_row VALUES (2)");
      database.close();
      System.out.println(CLOSED);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
