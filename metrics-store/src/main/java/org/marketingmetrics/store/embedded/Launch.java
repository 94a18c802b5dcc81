package org.marketingmetrics.store.embedded;

import static org.marketingmetrics.store.embedded.EmbeddedDatabaseException.Reason.START_FAILED;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One start of the embedded database, from checks to a server that answers. */
final class Launch {
  private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

  /** Recovery from a crash reads at most the redo log, of 96 MB. */
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /** Between our look for a free port and the server's use of it another program may take it. */
  private static final int FREE_PORT_ATTEMPTS = 5;

  private final EmbeddedDatabaseConfig config;
  private final ProgressListener progress;
  private final ParentDeathSignal parentDeath;
  private final Duration strayPatience;

  Launch(
      EmbeddedDatabaseConfig config,
      ProgressListener progress,
      ParentDeathSignal parentDeath,
      Duration strayPatience) {
    this.config = config;
    this.progress = progress;
    this.parentDeath = parentDeath;
    this.strayPatience = strayPatience;
  }

  EmbeddedDatabase run() throws InterruptedException {
    Platform.requireSupported();
    DataDirectory data = DataDirectory.open(config.dataDirectory());
    DataDirectoryLock lock = DataDirectoryLock.acquire(data);
    EmbeddedDatabase database = null;
    try {
      database = run(data, lock);
      return database;
    } catch (IOException e) {
      throw failure(data, e);
    } finally {
      if (database == null) {
        lock.close();
      }
    }
  }

  private EmbeddedDatabase run(DataDirectory data, DataDirectoryLock lock)
      throws IOException, InterruptedException {
    new StrayServers(data, strayPatience).end(progress);
    int port = config.port() == 0 ? freePort() : requireFree(config.port());
    data.requireSpace();
    ServerFiles files = ServerFiles.unpacked(config.cacheDirectory(), progress);
    renew(data);
    if (!data.initialised()) {
      progress.onStep(StartStep.INITIALISING);
      SystemTables.create(files, data);
    }
    Password password = PasswordFile.readOrCreate(data.password());
    progress.onStep(StartStep.STARTING);
    EmbeddedDatabase database = serve(files, data, lock, password, port);
    LOG.warn("Embedded database on {}: for development and tests, not for production", data.root());
    progress.onStep(StartStep.READY);
    return database;
  }

  private EmbeddedDatabase serve(
      ServerFiles files,
      DataDirectory data,
      DataDirectoryLock lock,
      Password password,
      int firstPort)
      throws IOException, InterruptedException {
    int port = firstPort;
    for (int attempt = 1; ; attempt++) {
      try {
        ServerProcess server = start(files, data, password, port);
        return new EmbeddedDatabase(server, lock, data.root(), port, password);
      } catch (EmbeddedDatabaseException e) {
        boolean again =
            e.reason() == EmbeddedDatabaseException.Reason.PORT_TAKEN
                && config.port() == 0
                && attempt < FREE_PORT_ATTEMPTS;
        if (!again) {
          throw e;
        }
        port = freePort();
      }
    }
  }

  private ServerProcess start(ServerFiles files, DataDirectory data, Password password, int port)
      throws IOException, InterruptedException {
    PasswordFile.writePrivately(data.initFile(), Accounts.sql(password));
    ServerProcess server =
        ServerProcess.launch(
            parentDeath.before(ServerOptions.serving(files, data, config, port)),
            data.root(),
            data.log());
    boolean ready = false;
    try {
      ready = server.isReadyWithin(START_LIMIT);
      if (!ready) {
        throw StartFailure.of(server.readLog(), data, port);
      }
      if (!config.closedAtJvmExit()) {
        server.keepAtJvmExit();
      }
      return server;
    } finally {
      if (!ready) {
        server.stop();
      }
      Files.deleteIfExists(data.initFile());
    }
  }

  private static EmbeddedDatabaseException failure(DataDirectory data, IOException cause) {
    String message = String.valueOf(cause.getMessage());
    return StartFailure.saysDiskFull(message)
        ? StartFailure.of(message, data, 0)
        : new EmbeddedDatabaseException(
            START_FAILED,
            "The embedded database did not start on " + data.root() + " (" + cause + ").",
            cause);
  }

  /** Each start has its own log, and the last one's is kept. */
  private static void renew(DataDirectory data) throws IOException {
    Path log = data.log();
    if (Files.exists(log)) {
      Files.move(log, log.resolveSibling("mariadbd.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createFile(log);
    Directories.delete(data.temporary());
    Files.createDirectory(data.temporary(), Directories.OWNER_ONLY);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static int requireFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return port;
    } catch (java.net.BindException e) {
      if (String.valueOf(e.getMessage()).contains("in use")) {
        throw StartFailure.portTaken(port);
      }
      throw e; // such as a port below 1024 without the right to it
    }
  }
}
