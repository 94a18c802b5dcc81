package org.marketingmetrics.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of {@code mariadbd}. */
final class ServerOptions {
  /** MySQL 8's and 9's default, so that what is refused there is refused here. */
  private static final String MYSQL_SQL_MODE =
      "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
          + "NO_ENGINE_SUBSTITUTION";

  private ServerOptions() {}

  /** To run SQL from standard input on a data directory that is being made, without any network. */
  static List<String> initialising(ServerFiles files, DataDirectory data) throws IOException {
    List<String> command = common(files, data, data.unfinished());
    command.add("--bootstrap");
    return command;
  }

  /** To serve an initialised data directory on {@code port} of 127.0.0.1. */
  static List<String> serving(
      ServerFiles files, DataDirectory data, EmbeddedDatabaseConfig config, int port)
      throws IOException {
    List<String> command = common(files, data, data.mysql());
    command.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=mariadbd.sock", // in the data directory; relative, as such paths end at 107
            // bytes
            "--pid-file=" + data.pid(),
            "--init-file=" + data.initFile(),
            "--skip-name-resolve",
            "--local-infile=OFF",
            "--sql-mode=" + MYSQL_SQL_MODE,
            "--default-time-zone=+00:00",
            "--max-allowed-packet=64M",
            "--max-connections=200",
            "--table-open-cache=1000",
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-buffer-pool-size=" + config.bufferPoolMegabytes() + "M",
            "--key-buffer-size=8M", // for MyISAM, which no table uses
            "--aria-pagecache-buffer-size=32M")); // for temporary tables that outgrow memory
    command.addAll(config.serverOptions());
    return command;
  }

  private static List<String> common(ServerFiles files, DataDirectory data, Path mysql)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(files.program().toString());
    command.add("--no-defaults");
    command.add("--basedir=" + files.directory());
    command.add("--lc-messages-dir=" + files.share());
    command.add(StrayServers.DATA_DIRECTORY_OPTION + mysql);
    command.add("--tmpdir=" + data.temporary());
    command.add(
        "--skip-ssl"); // nothing leaves the machine, and making a certificate takes a second
    command.add("--character-set-server=utf8mb4");
    command.add("--collation-server=utf8mb4_bin");
    command.add("--character-set-collations=utf8mb4=utf8mb4_bin");
    if (CurrentUser.id() == CurrentUser.ROOT) {
      command.add("--user=root"); // without which the server refuses to run as root
    }
    return command;
  }
}
