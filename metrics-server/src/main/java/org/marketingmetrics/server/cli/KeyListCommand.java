package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.ListApiKeysRequest;
import org.marketingmetrics.api.v1.ListApiKeysResponse;
import org.marketingmetrics.server.cli.report.WorkspaceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the keys of a workspace. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the keys of a workspace, without secrets.")
final class KeyListCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;

  private final Terminal terminal;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  KeyListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connect(terminal)) {
      ListApiKeysResponse.Builder all = ListApiKeysResponse.newBuilder();
      String token = "";
      do {
        ListApiKeysResponse page =
            connection
                .workspaces()
                .listApiKeys(
                    ListApiKeysRequest.newBuilder()
                        .setParent(server.parent(terminal))
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build());
        all.addAllApiKeys(page.getApiKeysList());
        token = page.getNextPageToken();
      } while (!token.isEmpty());
      terminal.answer(
          output.of(
              all,
              () -> WorkspaceReport.keys(all.getApiKeysList()),
              () -> WorkspaceReport.keysCsv(all.getApiKeysList())));
      return ExitCode.DONE;
    }
  }
}
