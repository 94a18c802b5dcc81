package org.marketingmetrics.server.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import org.marketingmetrics.server.config.LogConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets the log up as the configuration says; before it, the log is short and for people. */
public final class Logging {
  private static final String TEXT = "%d{HH:mm:ss.SSS} %-5level %logger{24} %msg %kvp %mdc%n%ex";

  private Logging() {}

  /** From now on all lines of this process, those of gRPC included, go where the operator said. */
  public static void configure(LogConfig config) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("another log library is in the class path");
    }
    context.reset();
    OutputStreamAppender<ILoggingEvent> appender = appender(config);
    appender.setContext(context);
    appender.setEncoder(encoder(config.format(), context));
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    // It warns of every server older than the newest it knows.
    context.getLogger("org.jooq").setLevel(Level.ERROR);
    context.getLogger("org.flywaydb").setLevel(Level.ERROR); // and of every newer one
    context.getLogger("org.marketingmetrics").setLevel(level(config.level()));
    bridgeJavaLogging();
  }

  private static OutputStreamAppender<ILoggingEvent> appender(LogConfig config) {
    if (config.file().isEmpty()) {
      ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
      console.setTarget("System.err");
      return console;
    }
    FileAppender<ILoggingEvent> file = new FileAppender<>();
    file.setFile(config.file());
    return file;
  }

  static Encoder<ILoggingEvent> encoder(LogConfig.Format format, LoggerContext context) {
    EncoderBase<ILoggingEvent> encoder =
        switch (format) {
          case JSON -> json();
          case TEXT -> text();
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static JsonEncoder json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithThreadName(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    return encoder;
  }

  private static PatternLayoutEncoder text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(TEXT);
    return encoder;
  }

  private static Level level(LogConfig.Level level) {
    return switch (level) {
      case DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARN -> Level.WARN;
      case ERROR -> Level.ERROR;
    };
  }

  /** gRPC writes with java.util.logging. */
  private static void bridgeJavaLogging() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
