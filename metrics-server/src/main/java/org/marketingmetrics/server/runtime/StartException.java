package org.marketingmetrics.server.runtime;

/** The server cannot start; the message tells the operator what to change. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure whose message names what to change. */
  public StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
