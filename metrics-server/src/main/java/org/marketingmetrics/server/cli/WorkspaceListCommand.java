package org.marketingmetrics.server.cli;

import java.util.concurrent.Callable;
import org.marketingmetrics.api.v1.ListWorkspacesRequest;
import org.marketingmetrics.api.v1.ListWorkspacesResponse;
import org.marketingmetrics.server.cli.report.WorkspaceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the workspaces that a key opens. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List workspaces: all with the operator's key, else the key's own.")
final class WorkspaceListCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;

  private final Terminal terminal;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  WorkspaceListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Connection connection = server.connect(terminal)) {
      ListWorkspacesResponse.Builder all = ListWorkspacesResponse.newBuilder();
      String token = "";
      do {
        ListWorkspacesResponse page =
            connection
                .workspaces()
                .listWorkspaces(
                    ListWorkspacesRequest.newBuilder()
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build());
        all.addAllWorkspaces(page.getWorkspacesList());
        token = page.getNextPageToken();
      } while (!token.isEmpty());
      terminal.answer(
          output.of(
              all,
              () -> WorkspaceReport.workspaces(all.getWorkspacesList()),
              () -> WorkspaceReport.workspacesCsv(all.getWorkspacesList())));
      return ExitCode.DONE;
    }
  }
}
