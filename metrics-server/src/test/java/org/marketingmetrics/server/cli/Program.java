package org.marketingmetrics.server.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import org.marketingmetrics.server.runtime.DatabaseOpener;
import org.marketingmetrics.server.runtime.MemoryDatabase;

/** The program as a test runs it: text in, text and exit code out. */
final class Program {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment;
  private final DatabaseOpener databases;

  private Program(Map<String, String> environment, DatabaseOpener databases) {
    this.environment = environment;
    this.databases = databases;
  }

  /** With a database in memory for commands that run a server. */
  static Program with(Map<String, String> environment) {
    return with(environment, (config, progress) -> new MemoryDatabase(Clock.systemUTC()));
  }

  static Program with(Map<String, String> environment, DatabaseOpener databases) {
    return new Program(environment, databases);
  }

  /** Runs a command line and returns its exit code. */
  int run(String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), environment, false);
    return Commands.line(terminal, databases).execute(arguments);
  }

  /** What was written to standard output so far, the lines ended as on Unix. */
  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
