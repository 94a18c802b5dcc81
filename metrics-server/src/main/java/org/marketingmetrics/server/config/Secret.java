package org.marketingmetrics.server.config;

/**
 * A value that no log and no message may show.
 *
 * @param reveal the value itself; ask for it only where it is used
 */
public record Secret(String reveal) {
  /** No secret. */
  public static final Secret NONE = new Secret("");

  @Override
  public String toString() {
    return reveal.isEmpty() ? "(none)" : "(secret)";
  }
}
