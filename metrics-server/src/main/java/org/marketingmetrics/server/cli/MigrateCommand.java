package org.marketingmetrics.server.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.marketingmetrics.server.config.ServerConfig;
import org.marketingmetrics.server.runtime.Database;
import org.marketingmetrics.server.runtime.DatabaseOpener;
import org.marketingmetrics.server.telemetry.Logging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the tables of a database to what this version needs. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Bring a database to what this version needs: the one of METRICS_DB_URL, else the embedded"
          + " one.",
      "Running it again changes nothing."
    },
    footer = {
      "",
      "METRICS_DB_URL=jdbc:mysql://db:3306/metrics METRICS_DB_USER=metrics metrics migrate"
    })
final class MigrateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final LocalServer local;

  @Mixin private ConfigOptions options = new ConfigOptions();

  MigrateCommand(Terminal terminal, DatabaseOpener databases) {
    this.terminal = terminal;
    this.local = new LocalServer(databases, terminal);
  }

  @Override
  public Integer call() {
    ServerConfig config = options.load(terminal, Map.of());
    Logging.configure(config.log());
    try (AtExit atExit = AtExit.register()) {
      Database database = local.database(config.database(), atExit);
      terminal.answer("migrated data=%s\n".formatted(database.location()));
    }
    return ExitCode.DONE;
  }
}
