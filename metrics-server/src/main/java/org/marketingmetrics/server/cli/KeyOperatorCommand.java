package org.marketingmetrics.server.cli;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.marketingmetrics.core.workspace.ApiKeySecret;
import picocli.CommandLine.Command;

/** Makes the operator's key, which no server can make: a server needs it before it has any key. */
@Command(
    name = "operator",
    mixinStandardHelpOptions = true,
    description = {
      "Make a key for the operator, who creates workspaces and their first keys; no server is"
          + " asked.",
      "Standard output has the secret, standard error the setting by which a server knows it."
    })
final class KeyOperatorCommand implements Callable<Integer> {
  private final Terminal terminal;

  KeyOperatorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String secret = ApiKeySecret.create(new SecureRandom());
    terminal.answer(secret + "\n");
    terminal.progress(
        "Keep the secret, above, for METRICS_API_KEY of the operator's own commands. Servers get"
            + " its hash:");
    terminal.progress("METRICS_ACCESS_OPERATOR_KEY_SHA256=" + ApiKeySecret.hash(secret));
    return ExitCode.DONE;
  }
}
