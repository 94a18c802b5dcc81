package org.marketingmetrics.store.embedded;

import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.START_FAILED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A database server of this process's own, for development and tests.
 *
 * <p>It runs as a child process, listens on 127.0.0.1 only, keeps its data across starts and ends
 * with this process. The first start on a machine unpacks the server (30 MB), the first one on a
 * data directory initialises it (140 MB); both take about a second. If this process is killed, the
 * server ends by itself or is ended by the next start, which loses nothing that was committed.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Duration STRAY_PATIENCE = Duration.ofSeconds(5);

  private final ServerProcess server;
  private final DataDirectoryLock lock;
  private final Path dataDirectory;
  private final int port;
  private final Password password;
  private final AtomicBoolean closed = new AtomicBoolean();

  EmbeddedDatabase(
      ServerProcess server,
      DataDirectoryLock lock,
      Path dataDirectory,
      int port,
      Password password) {
    this.server = server;
    this.lock = lock;
    this.dataDirectory = dataDirectory;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the server and waits until it accepts connections; the database {@code
   * marketing_metrics} then exists.
   *
   * @throws EmbeddedDatabaseException with the reason, and with a message for a person
   */
  public static EmbeddedDatabase start(EmbeddedDatabaseConfig config, ProgressListener progress) {
    try {
      return new Launch(config, progress, ParentDeathSignal.detect(), STRAY_PATIENCE).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException(
          START_FAILED, "The start of the embedded database was interrupted.", e);
    }
  }

  /** For Connector/J; names the database, and no account. */
  public String jdbcUrl() {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + Accounts.DATABASE + "?sslMode=DISABLED";
  }

  /**
   * The account to connect as. It may make and drop databases whose names begin with {@code
   * marketing_metrics}.
   */
  public String user() {
    return Accounts.USER;
  }

  /** Made at random with the data directory, and kept there in a file of mode 0600. */
  public Password password() {
    return password;
  }

  /** Absolute, without symbolic links. */
  public Path dataDirectory() {
    return dataDirectory;
  }

  /** The TCP port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /**
   * Ends the server, by force after 20 seconds, and frees the data directory. A second call does
   * nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.keepAtJvmExit();
      server.stop();
      lock.close();
    }
  }

  @Override
  public String toString() {
    return "EmbeddedDatabase[127.0.0.1:" + port + ", " + dataDirectory + "]";
  }
}
