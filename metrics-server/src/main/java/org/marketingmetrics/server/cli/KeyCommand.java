package org.marketingmetrics.server.cli;

import picocli.CommandLine.Command;

/** Groups the commands about API keys. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Create, list and revoke the API keys of a workspace.")
final class KeyCommand {}
