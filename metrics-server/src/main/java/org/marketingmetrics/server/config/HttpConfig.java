package org.marketingmetrics.server.config;

/**
 * The HTTP port: telemetry and probes, no data of any workspace.
 *
 * @param host address to bind
 * @param port TCP port, 0 for any free one
 */
public record HttpConfig(String host, int port) {
  /** What holds unless the operator says otherwise. */
  public static final HttpConfig DEFAULTS = new HttpConfig("127.0.0.1", 9091);

  static HttpConfig from(Settings settings) {
    return new HttpConfig(
        settings.text("http.host", DEFAULTS.host),
        settings.number("http.port", DEFAULTS.port, 0, 65_535));
  }
}
