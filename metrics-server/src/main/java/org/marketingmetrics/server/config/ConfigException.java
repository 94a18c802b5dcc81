package org.marketingmetrics.server.config;

import java.util.List;

/** The settings make no sense; the message names every problem and no secret. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super("configuration refused:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line for each problem, each with the setting's key. */
  public List<String> problems() {
    return problems;
  }
}
