package org.marketingmetrics.server.cli;

import java.io.Serial;

/** A command cannot go on; the message tells a person what to do. */
final class CommandException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int exitCode;

  CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
