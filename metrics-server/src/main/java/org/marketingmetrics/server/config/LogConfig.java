package org.marketingmetrics.server.config;

/**
 * The log of the server.
 *
 * @param format one JSON object a line for machines, or plain lines for people
 * @param level least level that is written
 * @param file file to append to; empty for standard error
 */
public record LogConfig(Format format, Level level, String file) {
  /** What holds unless the operator says otherwise. */
  public static final LogConfig DEFAULTS = new LogConfig(Format.JSON, Level.INFO, "");

  /** How a line looks. */
  public enum Format {
    JSON,
    TEXT
  }

  /** The levels, quietest last. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  static LogConfig from(Settings settings) {
    return new LogConfig(
        settings.choice("log.format", DEFAULTS.format),
        settings.choice("log.level", DEFAULTS.level),
        settings.text("log.file", DEFAULTS.file));
  }
}
