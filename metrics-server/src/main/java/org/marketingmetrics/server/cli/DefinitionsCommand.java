package org.marketingmetrics.server.cli;

import picocli.CommandLine.Command;

/** Commands about definitions. */
@Command(
    name = "definitions",
    mixinStandardHelpOptions = true,
    description = "Compare definitions of measures and metrics.")
final class DefinitionsCommand {}
