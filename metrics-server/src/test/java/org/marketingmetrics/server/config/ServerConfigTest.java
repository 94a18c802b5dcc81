package org.marketingmetrics.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigTest {
  private static final ServerConfig DEFAULTS =
      new ServerConfig(
          GrpcConfig.DEFAULTS,
          HttpConfig.DEFAULTS,
          TlsConfig.DEFAULTS,
          AccessConfig.DEFAULTS,
          CallConfig.DEFAULTS,
          ImportConfig.DEFAULTS,
          DatabaseConfig.DEFAULTS,
          HealthConfig.DEFAULTS,
          ShutdownConfig.DEFAULTS,
          LogConfig.DEFAULTS);

  @TempDir private Path directory;

  @Test
  void defaultsStandWithoutAnySetting() {
    assertThat(ServerConfig.load(null, Map.of(), Map.of())).isEqualTo(DEFAULTS);
  }

  @Test
  void everySettingCanBeSet() throws IOException {
    Path certificate = Files.createFile(directory.resolve("certificate.pem"));
    Path key = Files.createFile(directory.resolve("key.pem"));
    Map<String, String> all = explicit(certificate, key);
    Settings settings = new Settings(all, Map.of(), Map.of());

    ServerConfig config = ServerConfig.read(settings);

    assertThat(settings.known()).isEqualTo(all.keySet());
    assertThat(config)
        .isEqualTo(
            new ServerConfig(
                new GrpcConfig(
                    "0.0.0.0",
                    7001,
                    2 << 20,
                    8 << 10,
                    17,
                    2 << 20,
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(21),
                    Duration.ofSeconds(22),
                    Duration.ofHours(1),
                    Duration.ofMinutes(7),
                    Duration.ofSeconds(11)),
                new HttpConfig("0.0.0.0", 7002),
                new TlsConfig(certificate.toString(), key.toString()),
                new AccessConfig(
                    AccessConfig.Keys.REQUIRED, "ab".repeat(32), true, Duration.ofSeconds(6)),
                new CallConfig(
                    Duration.ofSeconds(31), Duration.ofMinutes(6), Duration.ofHours(2), 1_001),
                new ImportConfig(3 << 20),
                new DatabaseConfig(
                    "jdbc:mysql://db:3306/metrics",
                    "metrics",
                    new Secret("hunter2"),
                    "/srv/data",
                    17,
                    Duration.ofSeconds(6)),
                new HealthConfig(Duration.ofMillis(1_100), Duration.ofMillis(2_100)),
                new ShutdownConfig(Duration.ofSeconds(5), Duration.ofSeconds(31)),
                new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN, "/srv/log")));
  }

  private static Map<String, String> explicit(Path certificate, Path key) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("grpc.host", "0.0.0.0");
    all.put("grpc.port", "7001");
    all.put("grpc.message_bytes", "2MiB");
    all.put("grpc.metadata_bytes", "8KiB");
    all.put("grpc.streams_per_connection", "17");
    all.put("grpc.flow_control_window", "2097152");
    all.put("grpc.keepalive_time", "2m");
    all.put("grpc.keepalive_timeout", "21s");
    all.put("grpc.permit_keepalive", "22s");
    all.put("grpc.connection_age", "1h");
    all.put("grpc.connection_age_grace", "7m");
    all.put("grpc.handshake_timeout", "11s");
    all.put("http.host", "0.0.0.0");
    all.put("http.port", "7002");
    all.put("tls.certificate", certificate.toString());
    all.put("tls.key", key.toString());
    all.put("access.keys", "required");
    all.put("access.operator_key_sha256", "ab".repeat(32));
    all.put("access.insecure", "true");
    all.put("access.key_cache", "6s");
    all.put("call.default_deadline", "31s");
    all.put("call.max_deadline", "6m");
    all.put("call.stream_deadline", "2h");
    all.put("call.in_flight", "1001");
    all.put("import.file_bytes", "3MiB");
    all.put("db.url", "jdbc:mysql://db:3306/metrics");
    all.put("db.user", "metrics");
    all.put("db.password", "hunter2");
    all.put("db.directory", "/srv/data");
    all.put("db.connections", "17");
    all.put("db.wait", "6s");
    all.put("health.interval", "1100ms");
    all.put("health.timeout", "2100ms");
    all.put("shutdown.lame_duck", "5s");
    all.put("shutdown.drain", "31s");
    all.put("log.format", "text");
    all.put("log.level", "warn");
    all.put("log.file", "/srv/log");
    return all;
  }

  @Test
  void theListOfSettingsNamesEveryKeyWithItsDefault() throws IOException, URISyntaxException {
    Path list =
        Path.of(
            Objects.requireNonNull(ServerConfig.class.getResource("metrics.properties")).toURI());
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(list)) {
      properties.load(in);
    }

    assertThat(ServerConfig.load(list, Map.of(), Map.of())).isEqualTo(DEFAULTS);
    assertThat(properties.stringPropertyNames())
        .isEqualTo(explicit(Path.of("/"), Path.of("/")).keySet());
  }

  @Test
  void flagsWinOverTheEnvironmentWhichWinsOverTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("m.properties"), "grpc.port=1\nhttp.port=1\n");
    Map<String, String> environment =
        Map.of("METRICS_GRPC_PORT", "2", "METRICS_HTTP_PORT", "2", "HOME", "/root");

    ServerConfig config = ServerConfig.load(file, environment, Map.of("http.port", "3"));

    assertThat(config.grpc().port()).isEqualTo(2);
    assertThat(config.http().port()).isEqualTo(3);
  }

  @Test
  void otherDefaultsGiveWayToAllElse() throws IOException {
    Map<String, String> defaults = Map.of("log.format", "text", "log.level", "warn");
    Path file = Files.writeString(directory.resolve("m.properties"), "log.format=json\n");

    ServerConfig config = ServerConfig.load(defaults, file, Map.of(), Map.of());

    assertThat(config.log().format()).isEqualTo(LogConfig.Format.JSON);
    assertThat(config.log().level()).isEqualTo(LogConfig.Level.WARN);
  }

  @Test
  void allProblemsAreNamedAtOnce() {
    Map<String, String> flags =
        Map.of("port", "1", "grpc.prot", "1", "http.port", "many", "log.level", "loud");

    assertThatThrownBy(() -> ServerConfig.load(null, Map.of("METRICS_GRCP_PORT", "1"), flags))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .containsExactlyInAnyOrder(
                        "http.port: 'many' is no value for it (For input string: \"many\")",
                        "log.level: 'loud' is no value for it (one of debug, info, warn, error)",
                        "command line: no setting 'grpc.prot'",
                        "command line: no setting 'port'; did you mean grpc.port or http.port?",
                        "environment: no setting belongs to the variable METRICS_GRCP_PORT"));
  }

  @ParameterizedTest
  @CsvSource({
    "grpc.port,65536",
    "grpc.keepalive_time,1",
    "grpc.message_bytes,3GiB",
    "grpc.message_bytes,100",
    "grpc.flow_control_window,1KiB",
    "tls.certificate,/nowhere",
    "access.operator_key_sha256,mm_secret",
    "access.insecure,yes",
    "access.key_cache,1h",
    "call.default_deadline,6m",
    "call.in_flight,0",
    "db.url,jdbc:postgresql://db/metrics",
    "db.url,jdbc:mysql://db/metrics?password=x",
    "health.timeout,4s",
    "log.format,xml"
  })
  void aValueThatMakesNoSenseIsRefusedByItsKey(String key, String value) {
    assertThatThrownBy(() -> ServerConfig.load(null, Map.of(), Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.4", "metrics.example.org", "127.example.org"})
  void anAddressThatOthersReachNeedsTlsOrInsecureAndAlwaysKeys(String host) {
    assertThatThrownBy(() -> ServerConfig.load(null, Map.of(), Map.of("grpc.host", host)))
        .hasMessageContaining("access.insecure");
    assertThatThrownBy(
            () ->
                ServerConfig.load(
                    null,
                    Map.of(),
                    Map.of("grpc.host", host, "access.insecure", "true", "access.keys", "off")))
        .hasMessageContaining("access.keys");

    ServerConfig config =
        ServerConfig.load(null, Map.of(), Map.of("grpc.host", host, "access.insecure", "true"));
    assertThat(config.keysRequired()).isTrue();
  }

  @Test
  void onlyTheEmbeddedDatabaseOnLoopbackRunsWithoutKeysByDefault() {
    Map<String, String> own = Map.of("db.url", "jdbc:mysql://db/m", "db.user", "m");

    assertThat(ServerConfig.load(null, Map.of(), Map.of()).keysRequired()).isFalse();
    assertThat(ServerConfig.load(null, Map.of(), own).keysRequired()).isTrue();
    assertThat(ServerConfig.load(null, Map.of(), Map.of("access.keys", "required")).keysRequired())
        .isTrue();
  }

  @Test
  void thePasswordIsNeverPrinted() {
    ServerConfig config = ServerConfig.load(null, Map.of(), Map.of("db.password", "hunter2"));

    assertThat(config.toString()).doesNotContain("hunter2").contains("(secret)");
    assertThat(config.database().password().reveal()).isEqualTo("hunter2");
  }

  @Test
  void dataLieInTheUsersFolderUnlessToldOtherwise() {
    assertThat(DatabaseConfig.ofUser(Map.of("XDG_DATA_HOME", "/home/a/data")))
        .isEqualTo(Path.of("/home/a/data/marketing-metrics"));
    assertThat(DatabaseConfig.ofUser(Map.of("XDG_DATA_HOME", "data")).toString())
        .endsWith("/.local/share/marketing-metrics");
    assertThat(
            ServerConfig.load(null, Map.of("METRICS_DB_DIRECTORY", "/srv/./data"), Map.of())
                .database()
                .dataDirectory())
        .isEqualTo(Path.of("/srv/data"));
  }

  @Test
  void variablesOfTheCommandLineAreNoMistakes() {
    Map<String, String> environment = Map.of("METRICS_API_KEY", "mm_x", "METRICS_SERVER", "a:1");

    assertThat(ServerConfig.load(null, environment, Map.of())).isEqualTo(DEFAULTS);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(
            () -> ServerConfig.load(directory.resolve("none.properties"), Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.properties: cannot be read");
  }
}
