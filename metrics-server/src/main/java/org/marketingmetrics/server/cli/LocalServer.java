package org.marketingmetrics.server.cli;

import org.marketingmetrics.server.config.DatabaseConfig;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.Database;
import org.marketingmetrics.server.runtime.DatabaseOpener;
import org.marketingmetrics.server.runtime.MetricsServer;
import org.marketingmetrics.store.embedded.StartStep;

/** Starts what a command needs in this process, and tells each step that takes time. */
final class LocalServer {
  private final DatabaseOpener databases;
  private final Terminal terminal;

  LocalServer(DatabaseOpener databases, Terminal terminal) {
    this.databases = databases;
    this.terminal = terminal;
  }

  /**
   * Starts the database and a server on it.
   *
   * @throws org.marketingmetrics.server.runtime.StartException with what to do about it
   */
  MetricsServer start(ServerConfig config, AtExit atExit) {
    Database database = database(config.database(), atExit);
    return atExit.add(MetricsServer.start(config, database));
  }

  /** Starts or reaches the database alone, with its tables up to date. */
  Database database(DatabaseConfig config, AtExit atExit) {
    return atExit.add(
        databases.open(
            config,
            step -> {
              if (step != StartStep.READY) {
                terminal.progress(step.text());
              }
            }));
  }

  /** Where a server of this process takes calls. */
  static String address(ServerConfig config, MetricsServer server) {
    return config.grpc().host() + ":" + server.grpcPort();
  }
}
