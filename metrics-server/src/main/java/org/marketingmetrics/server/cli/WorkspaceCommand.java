package org.marketingmetrics.server.cli;

import picocli.CommandLine.Command;

/** Groups the commands about workspaces. */
@Command(
    name = "workspace",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Create and list workspaces, which hold all data.")
final class WorkspaceCommand {}
