package org.marketingmetrics.server.cli;

/** How a command ended, for scripts. The help of {@code metrics} lists them. */
final class ExitCode {
  static final int DONE = 0;

  /** Something on this machine stood in the way: no database, a port taken. */
  static final int FAILED = 1;

  /** The command line makes no sense. */
  static final int USAGE = 2;

  /** The server refused the request; the same again will not help. */
  static final int REFUSED = 3;

  /** No server answered, or it could not; the same again may help. */
  static final int NO_ANSWER = 4;

  private ExitCode() {}
}
