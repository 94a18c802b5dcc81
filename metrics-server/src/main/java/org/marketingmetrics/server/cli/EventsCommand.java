package org.marketingmetrics.server.cli;

import picocli.CommandLine.Command;

/** What people did. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Load events, or erase a person.")
final class EventsCommand {}
