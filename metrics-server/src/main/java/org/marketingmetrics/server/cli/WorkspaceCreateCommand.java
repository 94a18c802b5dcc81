package org.marketingmetrics.server.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marketingmetrics.api.v1.CreateWorkspaceRequest;
import org.marketingmetrics.api.v1.CreateWorkspaceResponse;
import org.marketingmetrics.api.v1.Workspace;
import org.marketingmetrics.server.cli.report.WorkspaceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a workspace. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Create a workspace. With keys in use, this takes the operator's key.")
final class WorkspaceCreateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "Id: small letters, digits, - and _.")
  private String name = "";

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description =
          "IANA time zone in which days are cut; cannot change once there are data. Default:"
              + " ${DEFAULT-VALUE}.")
  private String timeZone = "UTC";

  @Option(
      names = "--display-name",
      paramLabel = "TEXT",
      description = "Name for people. Default: NAME.")
  private @Nullable String displayName;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServerOptions server = new ServerOptions();

  WorkspaceCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CreateWorkspaceRequest request =
        CreateWorkspaceRequest.newBuilder()
            .setWorkspaceId(name)
            .setWorkspace(
                Workspace.newBuilder()
                    .setTimeZone(timeZone)
                    .setDisplayName(displayName == null ? "" : displayName))
            .build();
    try (Connection connection = server.connect(terminal)) {
      CreateWorkspaceResponse answer = connection.workspaces().createWorkspace(request);
      List<Workspace> created = List.of(answer.getWorkspace());
      terminal.answer(
          output.of(
              answer,
              () -> WorkspaceReport.workspaces(created),
              () -> WorkspaceReport.workspacesCsv(created)));
      return ExitCode.DONE;
    }
  }
}
