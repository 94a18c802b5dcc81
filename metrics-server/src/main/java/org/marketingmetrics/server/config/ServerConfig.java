package org.marketingmetrics.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set. Each setting has a key, such as {@code grpc.port}, and comes from
 * a {@code .properties} file, from the environment ({@code METRICS_GRPC_PORT}) or from the command
 * line; of one key the later of these wins. {@code metrics.properties} beside this class lists all
 * keys.
 *
 * @param grpc the gRPC port
 * @param http the HTTP port
 * @param tls encryption of the gRPC port
 * @param access who may call
 * @param call what one call may take
 * @param imports what an import of a report may take
 * @param database where the data are
 * @param health how fast a lost database is noticed
 * @param shutdown how the server stops
 * @param log the log
 */
public record ServerConfig(
    GrpcConfig grpc,
    HttpConfig http,
    TlsConfig tls,
    AccessConfig access,
    CallConfig call,
    ImportConfig imports,
    DatabaseConfig database,
    HealthConfig health,
    ShutdownConfig shutdown,
    LogConfig log) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]");

  /**
   * Reads and checks the settings.
   *
   * @param file a {@code .properties} file in UTF-8; null for none
   * @param environment all variables of the process; only {@code METRICS_*} are looked at
   * @param flags key to value from the command line
   * @throws ConfigException when a key is unknown, a value does not parse, or the settings do not
   *     go together; it names all problems
   */
  public static ServerConfig load(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    return load(Map.of(), file, environment, flags);
  }

  /**
   * The same with other defaults.
   *
   * @param defaults key to value, where neither file, environment nor command line says otherwise
   */
  public static ServerConfig load(
      Map<String, String> defaults,
      @Nullable Path file,
      Map<String, String> environment,
      Map<String, String> flags) {
    Map<String, String> lowest = new HashMap<>(defaults);
    if (file != null) {
      lowest.putAll(properties(file));
    }
    return read(new Settings(lowest, environment, flags));
  }

  static ServerConfig read(Settings settings) {
    ServerConfig config =
        new ServerConfig(
            GrpcConfig.from(settings),
            HttpConfig.from(settings),
            TlsConfig.from(settings),
            AccessConfig.from(settings),
            CallConfig.from(settings),
            ImportConfig.from(settings),
            DatabaseConfig.from(settings),
            HealthConfig.from(settings),
            ShutdownConfig.from(settings),
            LogConfig.from(settings));
    config.check(settings);
    settings.finish();
    return config;
  }

  /** True when calls need an API key. */
  public boolean keysRequired() {
    return switch (access.keys()) {
      case AUTO -> !(isLoopback(grpc.host()) && database.embedded());
      case REQUIRED -> true;
      case OFF -> false;
    };
  }

  private void check(Settings settings) {
    grpc.check(settings);
    tls.check(settings);
    access.check(settings);
    call.check(settings);
    database.check(settings);
    health.check(settings);
    settings.require(
        isLoopback(grpc.host()) || keysRequired(),
        "access.keys: off only on a loopback address, and grpc.host is " + grpc.host());
    settings.require(
        isLoopback(grpc.host()) || tls.enabled() || access.insecure(),
        "grpc.host: others reach %s, so set tls.certificate and tls.key, or access.insecure=true"
            .formatted(grpc.host()));
  }

  /** Decided by the text alone, so that no name service can open the server. */
  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static Map<String, String> properties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(
          List.of("%s: cannot be read (%s)".formatted(file, e.getClass().getSimpleName())));
    }
    Map<String, String> map = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
    return map;
  }
}
