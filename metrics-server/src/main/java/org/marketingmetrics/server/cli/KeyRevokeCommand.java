package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.DeleteApiKeyRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a key. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Delete a key for good; all servers refuse it within a minute.")
final class KeyRevokeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "KEY", description = "Id, as 'metrics key list' shows it.")
  private String key = "";

  @Mixin private ServerOptions server = new ServerOptions();

  KeyRevokeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String name = server.parent(terminal) + "/apiKeys/" + key;
    try (Connection connection = server.connect(terminal)) {
      var _ =
          connection
              .workspaces()
              .deleteApiKey(DeleteApiKeyRequest.newBuilder().setName(name).build());
      terminal.progress("Deleted " + name + ".");
      return ExitCode.DONE;
    }
  }
}
