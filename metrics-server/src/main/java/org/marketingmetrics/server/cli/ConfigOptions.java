package org.marketingmetrics.server.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.server.config.DatabaseConfig;
import org.marketingmetrics.server.config.ServerConfig;
import picocli.CommandLine.Option;

/** Settings of a server from the command line, over those of the environment and of a file. */
final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Read settings from this .properties file. Default: METRICS_CONFIG. The file"
              + " metrics.properties in the sources lists all settings.")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any setting, as in --set db.connections=32. May be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the embedded database. Default: marketing-metrics in ~/.local/share. With"
              + " METRICS_DB_URL (and METRICS_DB_USER, METRICS_DB_PASSWORD) no database is"
              + " embedded.")
  private @Nullable Path data;

  /**
   * All settings together.
   *
   * @param flags settings for which a command has options of its own
   */
  ServerConfig load(Terminal terminal, Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(flags);
    if (data != null) {
      all.put("db.url", DatabaseConfig.EMBEDDED);
      all.put("db.directory", data.toString());
    }
    all.putAll(settings);
    String named = terminal.variable("METRICS_CONFIG", "");
    Path path = file == null && !named.isEmpty() ? Path.of(named) : file;
    Map<String, String> defaults = terminal.person() ? Map.of("log.format", "text") : Map.of();
    return ServerConfig.load(defaults, path, terminal.environment(), all);
  }
}
