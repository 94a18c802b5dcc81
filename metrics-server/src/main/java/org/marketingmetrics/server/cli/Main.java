package org.marketingmetrics.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.marketingmetrics.server.runtime.Databases;

/** The program {@code metrics}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // UTF-8 whatever the locale: names in the catalogue are in several scripts.
    Terminal terminal =
        new Terminal(
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            System.getenv(),
            Boolean.getBoolean("metrics.terminal"));
    int code = Commands.line(terminal, Databases::open).execute(arguments);
    terminal.out().flush();
    terminal.err().flush();
    System.exit(code);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8), true);
  }
}
