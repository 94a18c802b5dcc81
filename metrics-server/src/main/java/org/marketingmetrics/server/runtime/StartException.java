package org.marketingmetrics.server.runtime;

/** The server cannot start; the message tells the operator what to change. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
