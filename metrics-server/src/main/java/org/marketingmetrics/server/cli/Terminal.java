package org.marketingmetrics.server.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command has of its surroundings.
 *
 * @param out for the answer
 * @param err for progress, hints and failures
 * @param environment variables of the process
 * @param person whether {@code err} is read by a person rather than by a program
 */
public record Terminal(
    PrintWriter out, PrintWriter err, Map<String, String> environment, boolean person) {
  public Terminal {
    environment = Map.copyOf(environment);
  }

  /** Writes an answer, whose lines are ended already. */
  void answer(String text) {
    out.print(text);
    out.flush();
  }

  /** Tells what is going on. */
  void progress(String line) {
    err.println(line);
  }

  /** The variable, or {@code otherwise} where it is not set or empty. */
  String variable(String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }
}
